//go:build ignore

package topwords

import "lab/rdd"

// Misconception: the key of a pair is what pairs are ordered by.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	return counts.TakeOrdered(n, func(a, b rdd.Pair[string, int]) bool {
		if a.Key != b.Key {
			return a.Key < b.Key
		}
		return a.Value > b.Value
	})
}
