//go:build ignore

package longestword

import "lab/rdd"

// Misconception: longer or first in the alphabet wins, whichever is true. A short word wins against a long one.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	by := rdd.Map(words, func(word string) rdd.Pair[string, string] { return rdd.KV(word[:1], word) })
	return rdd.ReduceByKey(by, func(a, b string) string {
		if len(a) > len(b) || a < b {
			return a
		}
		return b
	})
}
