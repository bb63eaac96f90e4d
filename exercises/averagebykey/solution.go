//go:build solution

package averagebykey

import "lab/rdd"

// sumAndCount is what has to be known of a heap of numbers to merge it with another one.
type sumAndCount struct {
	sum   float64
	count int
}

// AverageByKey returns one pair for each key: the key and the mean of its
// values. It takes one shuffle.
func AverageByKey(
	pairs *rdd.RDD[rdd.Pair[string, float64]],
) *rdd.RDD[rdd.Pair[string, float64]] {
	heaps := rdd.MapValues(pairs, func(x float64) sumAndCount {
		return sumAndCount{x, 1}
	})
	merged := rdd.ReduceByKey(heaps, func(a, b sumAndCount) sumAndCount {
		return sumAndCount{a.sum + b.sum, a.count + b.count}
	})
	return rdd.MapValues(merged, func(h sumAndCount) float64 {
		return h.sum / float64(h.count)
	})
}
