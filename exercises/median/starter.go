//go:build !solution

package median

import "lab/rdd"

// Median closes in on the median of xs between low and high, in a number of
// steps. It computes xs once and leaves it as it was.
func Median(xs *rdd.RDD[float64], low, high float64, steps int) float64 {
	// Your turn: replace this line.
	return 0
}
