//go:build solution

package largemisses

import (
	"math"

	"lab/rdd"
)

// LargeMisses returns the sum of all differences, taken without their sign, that are larger than the tolerance.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	pairs := rdd.Zip(predicted, actual)
	misses := rdd.Map(pairs, func(t rdd.Tuple2[float64, float64]) float64 {
		return math.Abs(t.First - t.Second)
	})
	large := misses.Filter(func(miss float64) bool { return miss > tolerance })
	return large.Fold(0, func(sum, miss float64) float64 { return sum + miss })
}
