//go:build ignore

package wordlengths

import "lab/rdd"

// Misconception: one has to collect an RDD before working with it. That pulls all the data through one machine, and runs a job.
func WordLengths(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	pairs := []rdd.Pair[string, int]{}
	for _, word := range words.Collect() {
		pairs = append(pairs, rdd.KV(word, len(word)))
	}
	return rdd.Parallelize(words.Context(), pairs)
}
