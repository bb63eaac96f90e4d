//go:build !solution

package topwords

import "lab/rdd"

// TopWords returns the n pairs with the largest counts, the largest first,
// equal counts in alphabetical order.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	// Your turn: replace this line.
	return nil
}
