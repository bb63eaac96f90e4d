//go:build ignore

package longestword

import "lab/rdd"

// Misconception: words can only be compared where all of them are. That pulls them through one machine, and runs a job.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	longest := map[string]string{}
	for _, word := range words.Collect() {
		best := longest[word[:1]]
		if len(word) > len(best) || (len(word) == len(best) && word < best) {
			longest[word[:1]] = word
		}
	}
	pairs := []rdd.Pair[string, string]{}
	for initial, word := range longest {
		pairs = append(pairs, rdd.KV(initial, word))
	}
	return rdd.Parallelize(words.Context(), pairs)
}
