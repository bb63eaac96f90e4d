//go:build ignore

package predict

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: which of the two numbers is which does not matter, since errors are squared anyway.
func Predict(weights []float64, points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.Prediction] {
	return rdd.Map(points, func(p ml.LabeledPoint) ml.Prediction {
		return ml.Prediction{Predicted: p.Label, Label: ml.Dot(weights, p.Features)}
	})
}
