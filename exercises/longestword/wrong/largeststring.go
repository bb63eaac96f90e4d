//go:build ignore

package longestword

import "lab/rdd"

// Misconception: comparing strings compares their lengths. It compares them in alphabetical order.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	byInitial := rdd.Map(words, func(word string) rdd.Pair[string, string] { return rdd.KV(word[:1], word) })
	return rdd.ReduceByKey(byInitial, func(a, b string) string {
		if a > b {
			return a
		}
		return b
	})
}
