//go:build ignore

package countwords

import "lab/rdd"

// Misconception: one pair for each different word means making the words distinct before counting. Every count is 1 then.
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	ones := rdd.Map(rdd.Distinct(words), func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
	return rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
}
