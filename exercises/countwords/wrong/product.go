//go:build ignore

package countwords

import "lab/rdd"

// Misconception: any associative function will do. One times one stays one, however often the word occurs.
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	ones := rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
	return rdd.ReduceByKey(ones, func(a, b int) int { return a * b })
}
