//go:build ignore

package countwords

import "lab/rdd"

// Misconception: the value of a pair is the length of the word, not "seen once".
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	lengths := rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, len(word)) })
	return rdd.ReduceByKey(lengths, func(a, b int) int { return a + b })
}
