//go:build solution

package countwords

import "lab/rdd"

// CountWords returns one pair for every different word: the word and how often it occurs.
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	ones := rdd.Map(words, func(word string) rdd.Pair[string, int] {
		return rdd.KV(word, 1)
	})
	return rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
}
