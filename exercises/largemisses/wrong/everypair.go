//go:build ignore

package largemisses

import (
	"math"

	"lab/rdd"
)

// Misconception: pairing two data sets pairs each element with every other one.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	misses := rdd.Map(rdd.Cartesian(predicted, actual), func(t rdd.Tuple2[float64, float64]) float64 { return math.Abs(t.First - t.Second) })
	large := misses.Filter(func(miss float64) bool { return miss > tolerance })
	return large.Fold(0, func(sum, miss float64) float64 { return sum + miss })
}
