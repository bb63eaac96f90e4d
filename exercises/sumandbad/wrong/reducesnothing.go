//go:build ignore

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// Misconception: Reduce is as good as Sum. Where no line is a number it has nothing to begin with.
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
	sum = numbers.Reduce(func(a, b int64) int64 { return a + b })
	return sum, spoiled.Value()
}
