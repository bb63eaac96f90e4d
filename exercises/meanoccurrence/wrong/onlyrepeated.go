//go:build ignore

package meanoccurrence

import "lab/rdd"

// Misconception: a word that occurs once does not "come back" and is left out of the mean.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	ones := rdd.Map(words, func(word string) rdd.Pair[string, int] { return rdd.KV(word, 1) })
	counts := rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
	total := 0
	different := 0
	for _, pair := range counts.Collect() {
		if pair.Value > 1 {
			total += pair.Value
			different++
		}
	}
	if different == 0 {
		return 0
	}
	return float64(total) / float64(different)
}
