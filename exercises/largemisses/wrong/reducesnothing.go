//go:build ignore

package largemisses

import (
	"math"

	"lab/rdd"
)

// Misconception: Reduce of nothing is zero. There is nothing to return, and it panics.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	misses := rdd.Map(rdd.Zip(predicted, actual), func(t rdd.Tuple2[float64, float64]) float64 { return math.Abs(t.First - t.Second) })
	large := misses.Filter(func(miss float64) bool { return miss > tolerance })
	return large.Reduce(func(sum, miss float64) float64 { return sum + miss })
}
