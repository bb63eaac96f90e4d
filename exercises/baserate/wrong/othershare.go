//go:build ignore

package baserate

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the base rate is the share of views without a click.
func BaseRate(train, other *rdd.RDD[ml.SparsePoint]) (float64, float64) {
	rate := rdd.Mean(rdd.Map(train, func(p ml.SparsePoint) float64 { return 1 - p.Label }))
	predictions := rdd.Map(other, func(p ml.SparsePoint) ml.Prediction {
		return ml.Prediction{Predicted: rate, Label: p.Label}
	})
	return rate, ml.MeanLogLoss(predictions)
}
