//go:build ignore

package sumandbad

import (
	"strconv"

	"lab/rdd"
)

// Misconception: FlatMap has looked at the lines when it returns. The accumulator is still at 0 then.
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
	bad = spoiled.Value()
	return rdd.Sum(numbers), bad
}
