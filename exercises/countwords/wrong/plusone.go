//go:build ignore

package countwords

import "lab/rdd"

// Misconception: the merging function sees one new word at a time, so it adds one. Partial sums of other partitions get lost.
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	ones := rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
	return rdd.ReduceByKey(ones, func(a, b int) int { return a + 1 })
}
