//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: any seed will do, so the one from the book is good enough. The caller's seed is ignored.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	parts := points.RandomSplit([]float64{0.8, 0.1, 0.1}, 42)
	return parts[0].Cache(), parts[1].Cache(), parts[2].Cache()
}
