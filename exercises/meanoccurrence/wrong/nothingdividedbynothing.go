//go:build ignore

package meanoccurrence

import "lab/rdd"

// Misconception: with floats one may divide by zero safely. 0/0 gives NaN, which spreads through every later sum.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	return float64(words.Count()) / float64(rdd.Distinct(words).Count())
}
