//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: it is enough to keep what the heaps are dealt from. They are dealt out again at every walk.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	parts := points.Cache().RandomSplit([]float64{0.8, 0.1, 0.1}, seed)
	return parts[0], parts[1], parts[2]
}
