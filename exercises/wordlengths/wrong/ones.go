//go:build ignore

package wordlengths

import "lab/rdd"

// Misconception: the value of a pair is always 1, as it is for counting.
func WordLengths(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
}
