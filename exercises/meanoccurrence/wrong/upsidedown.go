//go:build ignore

package meanoccurrence

import "lab/rdd"

// Misconception: the share of different words is the mean number of occurrences. It is its inverse.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	total := words.Count()
	if total == 0 {
		return 0
	}
	return float64(rdd.Distinct(words).Count()) / float64(total)
}
