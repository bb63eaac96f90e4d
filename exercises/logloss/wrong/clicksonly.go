//go:build ignore

package logloss

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: only clicks count.
func MeanLogLoss(predictions *rdd.RDD[ml.Prediction]) float64 {
	losses := rdd.Map(predictions, func(prediction ml.Prediction) float64 {
		p := min(max(prediction.Predicted, 1e-11), 1-1e-11)
		if prediction.Label == 1 {
			return -math.Log(p)
		}
		return 0
	})
	sum := losses.Reduce(func(a, b float64) float64 { return a + b })
	return sum / float64(predictions.Count())
}
