//go:build ignore

package median

import "lab/rdd"

// Misconception: the best way to keep numbers is to fetch them. They may not fit in one place.
func Median(xs *rdd.RDD[float64], low, high float64, steps int) float64 {
	numbers := xs.Collect()
	for range steps {
		middle := (low + high) / 2
		below := 0
		for _, x := range numbers {
			if x < middle {
				below++
			}
		}
		if 2*below < len(numbers) {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
