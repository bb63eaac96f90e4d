//go:build ignore

package longestword

import "lab/rdd"

// Misconception: the merging function meets the words in the order of the text, or of the alphabet, so the first may stay.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	byInitial := rdd.Map(words, func(word string) rdd.Pair[string, string] { return rdd.KV(word[:1], word) })
	return rdd.ReduceByKey(byInitial, func(a, b string) string {
		if len(b) > len(a) {
			return b
		}
		return a
	})
}
