//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the order of the weights does not matter. The model learns from a tenth and is tested on the most.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	parts := points.RandomSplit([]float64{0.1, 0.1, 0.8}, seed)
	return parts[0].Cache(), parts[1].Cache(), parts[2].Cache()
}
