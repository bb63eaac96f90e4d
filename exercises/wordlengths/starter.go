//go:build !solution

package wordlengths

import "lab/rdd"

// WordLengths returns one pair for every word: the word and the number of
// its letters.
func WordLengths(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, int]] {
	// Your turn: replace this line.
	return nil
}
