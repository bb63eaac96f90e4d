//go:build ignore

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// Misconception: the lines that are not numbers become 0, so zeros are the bad lines.
func SumAndBad(lines *rdd.RDD[string]) (sum, bad int64) {
	spoiled := rdd.NewCounter(lines.Context())
	numbers := rdd.Map(lines, func(line string) int64 {
		n, _ := strconv.Atoi(line)
		if n <= 0 {
			spoiled.Add(1)
		}
		return int64(n)
	})
	sum = rdd.Sum(numbers)
	return sum, spoiled.Value()
}
