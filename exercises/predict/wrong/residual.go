//go:build ignore

package predict

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the prediction is the error of the prediction.
func Predict(weights []float64, points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.Prediction] {
	return rdd.Map(points, func(p ml.LabeledPoint) ml.Prediction {
		return ml.Prediction{Predicted: ml.Dot(weights, p.Features) - p.Label, Label: p.Label}
	})
}
