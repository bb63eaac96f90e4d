//go:build ignore

package averagebykey

import "lab/rdd"

// Misconception: the mean of two means is the mean of all. It is not, where the heaps differ in size.
func AverageByKey(pairs *rdd.RDD[rdd.Pair[string, float64]]) *rdd.RDD[rdd.Pair[string, float64]] {
	return rdd.ReduceByKey(pairs, func(a, b float64) float64 { return (a + b) / 2 })
}
