//go:build !solution

package longestword

import "lab/rdd"

// LongestWords returns, for every first character, the longest word that
// begins with it; of equally long ones the first in the alphabet.
func LongestWords(words *rdd.RDD[string]) *rdd.RDD[rdd.Pair[string, string]] {
	// Your turn: replace this line.
	return nil
}
