//go:build !solution

package meanoccurrence

import "lab/rdd"

// MeanOccurrence returns how often a word occurs on average: all words
// divided by the different ones, 0 without words.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	// Your turn: replace this line.
	return 0
}
