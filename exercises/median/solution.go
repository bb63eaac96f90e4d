//go:build solution

package median

import "lab/rdd"

// Median closes in on the median of xs between low and high, in a number of
// steps. It computes xs once and leaves it as it was.
func Median(xs *rdd.RDD[float64], low, high float64, steps int) float64 {
	if !xs.IsCached() {
		xs.Persist(rdd.MemoryAndDisk)
		defer xs.Unpersist()
	}
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
