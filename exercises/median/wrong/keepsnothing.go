//go:build ignore

package median

import "lab/rdd"

// Misconception: an RDD holds its elements. It computes them again for every job.
func Median(xs *rdd.RDD[float64], low, high float64, steps int) float64 {
	count := xs.Count()
	for range steps {
		middle := (low + high) / 2
		below := xs.Filter(func(x float64) bool { return x < middle }).Count()
		if 2*below < count {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
