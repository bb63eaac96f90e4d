//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: three heaps are three thirds. Most of the data does not get to teach anything.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	parts := points.RandomSplit([]float64{1, 1, 1}, seed)
	return parts[0].Cache(), parts[1].Cache(), parts[2].Cache()
}
