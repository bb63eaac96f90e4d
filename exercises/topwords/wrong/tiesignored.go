//go:build ignore

package topwords

import "lab/rdd"

// Misconception: how ties are broken does not matter. The answer depends on where a pair happens to be.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	return counts.TakeOrdered(n, func(a, b rdd.Pair[string, int]) bool { return a.Value > b.Value })
}
