//go:build solution

package baserate

import (
	"lab/ml"
	"lab/rdd"
)

// BaseRate returns the share of label 1 in train, and the mean log loss on other of
// always predicting that.
func BaseRate(train, other *rdd.RDD[ml.SparsePoint]) (float64, float64) {
	rate := rdd.Mean(rdd.Map(train, func(p ml.SparsePoint) float64 { return p.Label }))
	predictions := rdd.Map(other, func(p ml.SparsePoint) ml.Prediction {
		return ml.Prediction{Predicted: rate, Label: p.Label}
	})
	return rate, ml.MeanLogLoss(predictions)
}
