//go:build ignore

package logloss

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: only exactly 0 and 1 are a danger.
func MeanLogLoss(predictions *rdd.RDD[ml.Prediction]) float64 {
	losses := rdd.Map(predictions, func(prediction ml.Prediction) float64 {
		p := prediction.Predicted
		if p == 0 {
			p = 1e-11
		}
		if p == 1 {
			p = 1 - 1e-11
		}
		if prediction.Label == 1 {
			return -math.Log(p)
		}
		return -math.Log(1 - p)
	})
	sum := losses.Reduce(func(a, b float64) float64 { return a + b })
	return sum / float64(predictions.Count())
}
