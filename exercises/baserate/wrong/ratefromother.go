//go:build ignore

package baserate

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a baseline belongs to the data it is measured on. It has peeked at the answers then.
func BaseRate(train, other *rdd.RDD[ml.SparsePoint]) (float64, float64) {
	rate := rdd.Mean(rdd.Map(other, func(p ml.SparsePoint) float64 { return p.Label }))
	predictions := rdd.Map(other, func(p ml.SparsePoint) ml.Prediction {
		return ml.Prediction{Predicted: rate, Label: p.Label}
	})
	return rate, ml.MeanLogLoss(predictions)
}
