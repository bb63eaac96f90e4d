//go:build ignore

package median

import "lab/rdd"

// Misconception: where few numbers are below the middle, the median is below it, too. It is the other way round.
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
			high = middle
		} else {
			low = middle
		}
	}
	return (low + high) / 2
}
