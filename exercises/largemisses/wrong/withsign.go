//go:build ignore

package largemisses

import "lab/rdd"

// Misconception: a miss is a difference. Too low and too high cancel or fall below the tolerance.
func LargeMisses(predicted, actual *rdd.RDD[float64], tolerance float64) float64 {
	misses := rdd.Map(rdd.Zip(predicted, actual), func(t rdd.Tuple2[float64, float64]) float64 { return t.First - t.Second })
	large := misses.Filter(func(miss float64) bool { return miss > tolerance })
	return large.Fold(0, func(sum, miss float64) float64 { return sum + miss })
}
