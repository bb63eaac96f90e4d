//go:build solution

package predict

import (
	"lab/ml"
	"lab/rdd"
)

// Predict returns, for every point, the prediction w·x beside the true
// label.
func Predict(weights []float64, points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.Prediction] {
	return rdd.Map(points, func(p ml.LabeledPoint) ml.Prediction {
		return ml.Prediction{Predicted: ml.Dot(weights, p.Features), Label: p.Label}
	})
}
