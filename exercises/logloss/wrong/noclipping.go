//go:build ignore

package logloss

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: probabilities are never 0 or 1.
func MeanLogLoss(predictions *rdd.RDD[ml.Prediction]) float64 {
	losses := rdd.Map(predictions, func(prediction ml.Prediction) float64 {
		p := prediction.Predicted
		if prediction.Label == 1 {
			return -math.Log(p)
		}
		return -math.Log(1 - p)
	})
	sum := losses.Reduce(func(a, b float64) float64 { return a + b })
	return sum / float64(predictions.Count())
}
