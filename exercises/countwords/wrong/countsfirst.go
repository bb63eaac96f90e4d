//go:build ignore

package countwords

import "lab/rdd"

// Misconception: the whole has to be fetched and counted before anything can be described. That pulls all the data
// through one machine, and runs a job.
func CountWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	counted := map[string]int{}
	for _, word := range words.Collect() {
		counted[word]++
	}
	pairs := []rdd.Pair[string, int]{}
	for word, count := range counted {
		pairs = append(pairs, rdd.KV(word, count))
	}
	return rdd.Parallelize(words.Context(), pairs)
}
