//go:build ignore

package wordlengths

import "lab/rdd"

// Misconception: pairs with the same key are one pair. Only a shuffle makes them meet, and nobody asked for one.
func WordLengths(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	pairs := rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, len(word)) })
	return rdd.ReduceByKey(pairs, func(a, b int) int { return a })
}
