//go:build ignore

package meanoccurrence

import "lab/rdd"

// Misconception: converting the quotient brings back the fraction that the integer division cut off.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	total := words.Count()
	if total == 0 {
		return 0
	}
	return float64(total / rdd.Distinct(words).Count())
}
