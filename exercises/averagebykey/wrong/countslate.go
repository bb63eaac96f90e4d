//go:build ignore

package averagebykey

import "lab/rdd"

type heap struct {
	sum   float64
	count int
}

// Misconception: merging two heaps adds one value, so the count goes up by one. The second heap may hold many.
func AverageByKey(pairs *rdd.RDD[rdd.Pair[string, float64]]) *rdd.RDD[rdd.Pair[string, float64]] {
	heaps := rdd.MapValues(pairs, func(x float64) heap { return heap{x, 1} })
	merged := rdd.ReduceByKey(heaps, func(a, b heap) heap { return heap{a.sum + b.sum, a.count + 1} })
	return rdd.MapValues(merged, func(h heap) float64 { return h.sum / float64(h.count) })
}
