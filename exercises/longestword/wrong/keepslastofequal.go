//go:build ignore

package longestword

import "lab/rdd"

// Misconception: of two equally long words it does not matter which one stays. The result depends on who is met first.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	byInitial := rdd.Map(words, func(word string) rdd.Pair[string, string] { return rdd.KV(word[:1], word) })
	return rdd.ReduceByKey(byInitial, func(a, b string) string {
		if len(a) > len(b) {
			return a
		}
		return b
	})
}
