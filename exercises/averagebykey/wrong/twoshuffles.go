//go:build ignore

package averagebykey

import "lab/rdd"

// Misconception: two numbers need two reductions. Each has a shuffle of its own.
func AverageByKey(pairs *rdd.RDD[rdd.Pair[string, float64]]) *rdd.RDD[rdd.Pair[string, float64]] {
	add := func(a, b float64) float64 { return a + b }
	sums := rdd.ReduceByKey(pairs, add)
	counts := rdd.ReduceByKey(rdd.MapValues(pairs, func(x float64) float64 { return 1 }), add)
	return rdd.MapValues(rdd.Join(sums, counts), func(t rdd.Tuple2[float64, float64]) float64 { return t.First / t.Second })
}
