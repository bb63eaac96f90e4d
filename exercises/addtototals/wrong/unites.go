//go:build ignore

package addtototals

import "lab/rdd"

// Misconception: ReduceByKey knows which part of a union is placed. The union is not, so everything travels.
func AddToTotals(totals, today *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.ReduceByKey(totals.Union(today), func(a, b int) int { return a + b }, totals.NumPartitions())
}
