//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: only the training data is used more than once. Models are compared on the validation data time and again.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	parts := points.RandomSplit([]float64{0.8, 0.1, 0.1}, seed)
	return parts[0].Cache(), parts[1], parts[2]
}
