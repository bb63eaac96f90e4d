//go:build ignore

package logloss

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: the clipping has to be strong. It hides how bad a certain mistake is.
func MeanLogLoss(predictions *rdd.RDD[ml.Prediction]) float64 {
	losses := rdd.Map(predictions, func(prediction ml.Prediction) float64 {
		p := min(max(prediction.Predicted, 0.01), 0.99)
		if prediction.Label == 1 {
			return -math.Log(p)
		}
		return -math.Log(1 - p)
	})
	sum := losses.Reduce(func(a, b float64) float64 { return a + b })
	return sum / float64(predictions.Count())
}
