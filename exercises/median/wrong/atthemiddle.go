//go:build ignore

package median

import "lab/rdd"

// Misconception: what is at the middle is below it. A median that is hit exactly is passed by.
func Median(xs *rdd.RDD[float64], low, high float64, steps int) float64 {
	if !xs.IsCached() {
		xs.Persist(rdd.MemoryAndDisk)
		defer xs.Unpersist()
	}
	count := xs.Count()
	for range steps {
		middle := (low + high) / 2
		below := xs.Filter(func(x float64) bool { return x <= middle }).Count()
		if 2*below < count {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
