//go:build solution

package meanoccurrence

import "lab/rdd"

// MeanOccurrence returns how often a word occurs on average: all words divided by the different ones, 0 without words.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	total := words.Count()
	if total == 0 {
		return 0
	}
	different := rdd.Distinct(words).Count()
	return float64(total) / float64(different)
}
