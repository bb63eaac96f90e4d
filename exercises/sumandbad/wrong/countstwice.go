//go:build ignore

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// Misconception: the function of FlatMap runs once. It runs for every action, and the accumulator counts every time.
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
	if numbers.Count() > 0 {
		sum = rdd.Sum(numbers)
	}
	return sum, spoiled.Value()
}
