//go:build solution

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// ThreeHeaps deals points out to three cached heaps, of 80, 10 and 10 in a
// hundred. The seed decides which point lands where.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (
	train, validation, test *rdd.RDD[ml.LabeledPoint],
) {
	parts := points.RandomSplit([]float64{0.8, 0.1, 0.1}, seed)
	return parts[0].Cache(), parts[1].Cache(), parts[2].Cache()
}
