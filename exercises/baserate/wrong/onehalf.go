//go:build ignore

package baserate

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: who knows nothing says one half.
func BaseRate(train, other *rdd.RDD[ml.SparsePoint]) (float64, float64) {
	rate := rdd.Mean(rdd.Map(train, func(p ml.SparsePoint) float64 { return p.Label }))
	predictions := rdd.Map(other, func(p ml.SparsePoint) ml.Prediction {
		return ml.Prediction{Predicted: 0.5, Label: p.Label}
	})
	return rate, ml.MeanLogLoss(predictions)
}
