//go:build ignore

package longestword

import "lab/rdd"

// Misconception: the key of a pair is any short form of the word. Keyed by the last character, words meet in the wrong groups.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	byLast := rdd.Map(words, func(word string) rdd.Pair[string, string] { return rdd.KV(word[len(word)-1:], word) })
	return rdd.ReduceByKey(byLast, func(a, b string) string {
		if len(a) > len(b) || (len(a) == len(b) && a < b) {
			return a
		}
		return b
	})
}
