//go:build ignore

package topwords

import "lab/rdd"

// Misconception: a tie-break is a second condition joined with "and". Pairs that differ in both ways have no order then.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	return counts.TakeOrdered(n, func(a, b rdd.Pair[string, int]) bool {
		return a.Value > b.Value && a.Key < b.Key
	})
}
