//go:build ignore

package sumandbad

import (
	"strconv"
	"sync/atomic"

	"lab/rdd"
)

// Misconception: a counter that is safe for several goroutines is safe. Attempts that fail afterwards have counted, too.
func SumAndBad(lines *rdd.RDD[string]) (sum, bad int64) {
	var spoiled atomic.Int64
	numbers := rdd.FlatMap(lines, func(line string) []int64 {
		n, err := strconv.ParseInt(line, 10, 64)
		if err != nil {
			spoiled.Add(1)
			return nil
		}
		return []int64{n}
	})
	sum = rdd.Sum(numbers)
	return sum, spoiled.Load()
}
