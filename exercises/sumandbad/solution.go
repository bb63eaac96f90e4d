//go:build solution

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// SumAndBad returns the sum of the lines that are whole numbers, and how
// many lines are none. It reads the lines once.
func SumAndBad(lines *rdd.RDD[string]) (sum, bad int64) {
	spoiled := rdd.NewCounter(lines.Context())
	numbers := rdd.FlatMap(lines, func(line string) []int64 {
		n, err := strconv.ParseInt(line, 10, 64)
		if err != nil {
			spoiled.Add(1)
			return nil
		}
		return []int64{n}
	})
	sum = rdd.Sum(numbers)
	return sum, spoiled.Value()
}
