//go:build ignore

package median

import "lab/rdd"

// Misconception: half of five is two. With whole numbers the rest of a division is lost, and two would be half of them already.
func Median(xs *rdd.RDD[float64], low, high float64, steps int) float64 {
	if !xs.IsCached() {
		xs.Persist(rdd.MemoryAndDisk)
		defer xs.Unpersist()
	}
	count := xs.Count()
	for range steps {
		middle := (low + high) / 2
		below := xs.Filter(func(x float64) bool { return x < middle }).Count()
		if below < count/2 {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
