//go:build ignore

package largemisses

import (
	"math"

	"lab/rdd"
)

// Misconception: larger than and at least are the same. They are not where a miss equals the tolerance.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	misses := rdd.Map(rdd.Zip(predicted, actual), func(t rdd.Tuple2[float64, float64]) float64 { return math.Abs(t.First - t.Second) })
	large := misses.Filter(func(miss float64) bool { return miss >= tolerance })
	return large.Fold(0, func(sum, miss float64) float64 { return sum + miss })
}
