//go:build ignore

package longestword

import "lab/rdd"

// Misconception: less than means better. The comparison is the wrong way round and keeps the shortest word.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	byInitial := rdd.Map(words, func(word string) rdd.Pair[string, string] { return rdd.KV(word[:1], word) })
	return rdd.ReduceByKey(byInitial, func(a, b string) string {
		if len(a) < len(b) || (len(a) == len(b) && a < b) {
			return a
		}
		return b
	})
}
