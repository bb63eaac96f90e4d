//go:build ignore

package baserate

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the loss is the squared error, as for songs.
func BaseRate(train, other *rdd.RDD[ml.SparsePoint]) (float64, float64) {
	rate := rdd.Mean(rdd.Map(train, func(p ml.SparsePoint) float64 { return p.Label }))
	predictions := rdd.Map(other, func(p ml.SparsePoint) ml.Prediction {
		return ml.Prediction{Predicted: rate, Label: p.Label}
	})
	return rate, ml.MeanSquaredError(predictions)
}
