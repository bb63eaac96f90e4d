//go:build !solution

package averagebykey

import "lab/rdd"

// AverageByKey returns one pair for each key: the key and the mean of its
// values. It takes one shuffle.
func AverageByKey(
	pairs *rdd.RDD[rdd.Pair[string, float64]],
) *rdd.RDD[rdd.Pair[string, float64]] {
	// Your turn: replace this line.
	return nil
}
