//go:build !solution

package addtototals

import "lab/rdd"

// AddToTotals returns the totals after the sales of today, placed as totals
// are. Only today's records travel.
func AddToTotals(
	totals, today *rdd.RDD[rdd.Pair[string, int]],
) *rdd.RDD[rdd.Pair[string, int]] {
	// Your turn: replace this line.
	return nil
}
