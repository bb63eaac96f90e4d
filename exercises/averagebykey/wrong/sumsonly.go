//go:build ignore

package averagebykey

import "lab/rdd"

// Misconception: forgot to divide.
func AverageByKey(pairs *rdd.RDD[rdd.Pair[string, float64]]) *rdd.RDD[rdd.Pair[string, float64]] {
	return rdd.ReduceByKey(pairs, func(a, b float64) float64 { return a + b })
}
