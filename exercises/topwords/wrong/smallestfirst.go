//go:build ignore

package topwords

import "lab/rdd"

// Misconception: an order always goes from small to large, so the first n are the top n.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	return counts.TakeOrdered(n, func(a, b rdd.Pair[string, int]) bool { return a.Value < b.Value })
}
