//go:build ignore

package baserate

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a baseline names the more frequent label. It is never a probability of 0.
func BaseRate(train, other *rdd.RDD[ml.SparsePoint]) (float64, float64) {
	rate := rdd.Mean(rdd.Map(train, func(p ml.SparsePoint) float64 { return p.Label }))
	predictions := rdd.Map(other, func(p ml.SparsePoint) ml.Prediction {
		return ml.Prediction{Predicted: float64(int(rate + 0.5)), Label: p.Label}
	})
	return rate, ml.MeanLogLoss(predictions)
}
