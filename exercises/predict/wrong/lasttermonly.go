//go:build ignore

package predict

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: assigning in a loop adds up. Only the last product is left.
func Predict(weights []float64, points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.Prediction] {
	return rdd.Map(points, func(p ml.LabeledPoint) ml.Prediction {
		predicted := 0.0
		for i, x := range p.Features {
			predicted = weights[i] * x
		}
		return ml.Prediction{Predicted: predicted, Label: p.Label}
	})
}
