//go:build ignore

package topwords

import "lab/rdd"

// Misconception: Take returns the largest elements. It returns the first ones it finds.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	return counts.Take(n)
}
