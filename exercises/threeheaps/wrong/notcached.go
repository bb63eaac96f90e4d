//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: an RDD remembers by itself what was computed. Every walk over a heap reads all the points again.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	parts := points.RandomSplit([]float64{0.8, 0.1, 0.1}, seed)
	return parts[0], parts[1], parts[2]
}
