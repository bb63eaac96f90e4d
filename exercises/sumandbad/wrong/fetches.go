//go:build ignore

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// Misconception: to count safely one has to fetch everything first.
func SumAndBad(lines *rdd.RDD[string]) (sum, bad int64) {
	for _, line := range lines.Collect() {
		n, err := strconv.ParseInt(line, 10, 64)
		if err != nil {
			bad++
		} else {
			sum += n
		}
	}
	return sum, bad
}
