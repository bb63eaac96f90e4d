//go:build ignore

package logloss

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: only a probability of 0 is a danger.
func MeanLogLoss(predictions *rdd.RDD[ml.Prediction]) float64 {
	losses := rdd.Map(predictions, func(prediction ml.Prediction) float64 {
		p := max(prediction.Predicted, 1e-11)
		if prediction.Label == 1 {
			return -math.Log(p)
		}
		return -math.Log(1 - p)
	})
	sum := losses.Reduce(func(a, b float64) float64 { return a + b })
	return sum / float64(predictions.Count())
}
