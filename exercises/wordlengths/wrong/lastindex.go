//go:build ignore

package wordlengths

import "lab/rdd"

// Misconception: the length of a word is the position of its last letter. Positions begin at 0.
func WordLengths(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, len(word)-1) })
}
