//go:build ignore

package largemisses

import (
	"math"

	"lab/rdd"
)

// Misconception: a sum needs all the numbers in one place.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	sum := 0.0
	for _, t := range rdd.Zip(predicted, actual).Collect() {
		miss := math.Abs(t.First - t.Second)
		if miss > tolerance {
			sum += miss
		}
	}
	return sum
}
