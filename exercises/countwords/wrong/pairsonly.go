//go:build ignore

package countwords

import "lab/rdd"

// Misconception: making pairs already groups them by key.
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
}
