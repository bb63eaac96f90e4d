//go:build ignore

package wordlengths

import "lab/rdd"

// Misconception: the key is always the first letter, as it was in the example.
func WordLengths(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word[:1], len(word)) })
}
