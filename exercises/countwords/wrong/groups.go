//go:build ignore

package countwords

import "lab/rdd"

// Misconception: it does not matter how the right counts come about. Every single 1 travels through the shuffle.
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	ones := rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
	return rdd.Map(rdd.GroupByKey(ones), func(p rdd.Pair[string, []int]) rdd.Pair[string, int] {
		return rdd.KV(p.Key, len(p.Value))
	})
}
