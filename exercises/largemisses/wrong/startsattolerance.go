//go:build ignore

package largemisses

import (
	"math"

	"lab/rdd"
)

// Misconception: the zero of a fold is used once. It is used for each partition, so it must change nothing.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	misses := rdd.Map(rdd.Zip(predicted, actual), func(t rdd.Tuple2[float64, float64]) float64 { return math.Abs(t.First - t.Second) })
	large := misses.Filter(func(miss float64) bool { return miss > tolerance })
	return large.Fold(tolerance, func(sum, miss float64) float64 { return sum + miss }) - tolerance
}
