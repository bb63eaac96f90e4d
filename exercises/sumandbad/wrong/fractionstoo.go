//go:build ignore

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// Misconception: a number is a number. 2.5 is read, and cut to 2.
func SumAndBad(lines *rdd.RDD[string]) (sum, bad int64) {
	spoiled := rdd.NewCounter(lines.Context())
	numbers := rdd.FlatMap(lines, func(line string) []int64 {
		x, err := strconv.ParseFloat(line, 64)
		if err != nil {
			spoiled.Add(1)
			return nil
		}
		return []int64{int64(x)}
	})
	sum = rdd.Sum(numbers)
	return sum, spoiled.Value()
}
