//go:build ignore

package topwords

import "lab/rdd"

// Misconception: a reversed order reverses everything, ties included. Equal counts stand in reverse alphabetical order.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	return counts.TakeOrdered(n, func(a, b rdd.Pair[string, int]) bool {
		if a.Value != b.Value {
			return a.Value > b.Value
		}
		return a.Key > b.Key
	})
}
