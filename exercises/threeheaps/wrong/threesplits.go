//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: each heap may come from a split of its own. With another seed each, the splits know nothing of each other.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	weights := []float64{0.8, 0.1, 0.1}
	train = points.RandomSplit(weights, seed)[0].Cache()
	validation = points.RandomSplit(weights, seed+1)[1].Cache()
	test = points.RandomSplit(weights, seed+2)[2].Cache()
	return train, validation, test
}
