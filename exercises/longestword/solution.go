//go:build solution

package longestword

import "lab/rdd"

// LongestWords returns, for every first character, the longest word that begins with it; of equally long ones the
// first in the alphabet.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	byInitial := rdd.Map(words, func(word string) rdd.Pair[string, string] {
		return rdd.KV(word[:1], word)
	})
	return rdd.ReduceByKey(byInitial, func(a, b string) string {
		if len(a) > len(b) {
			return a
		}
		if len(a) == len(b) && a < b {
			return a
		}
		return b
	})
}
