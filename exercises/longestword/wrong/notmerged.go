//go:build ignore

package longestword

import "lab/rdd"

// Misconception: a pair RDD holds each key once by itself, as a map would.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	return rdd.Map(words, func(word string) rdd.Pair[string, string] { return rdd.KV(word[:1], word) })
}
