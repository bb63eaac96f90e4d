//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: three samples are a split. They are drawn independently, so points land on two heaps or on none.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	train = points.Sample(false, 0.8, seed).Cache()
	validation = points.Sample(false, 0.1, seed+1).Cache()
	test = points.Sample(false, 0.1, seed+2).Cache()
	return train, validation, test
}
