//go:build ignore

package largemisses

import (
	"math"

	"lab/rdd"
)

// Misconception: two data sets can only be compared after both have been fetched.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	a, b := predicted.Collect(), actual.Collect()
	sum := 0.0
	for i := range a {
		miss := math.Abs(a[i] - b[i])
		if miss > tolerance {
			sum += miss
		}
	}
	return sum
}
