//go:build ignore

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// Misconception: two numbers take two passes over the data.
func SumAndBad(lines *rdd.RDD[string]) (sum, bad int64) {
	numbers := rdd.FlatMap(lines, func(line string) []int64 {
		n, err := strconv.ParseInt(line, 10, 64)
		if err != nil {
			return nil
		}
		return []int64{n}
	})
	return rdd.Sum(numbers), lines.Count() - numbers.Count()
}
