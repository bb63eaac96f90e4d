//go:build ignore

package predict

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a weighted sum is a weighted mean, divided by the number of features.
func Predict(weights []float64, points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.Prediction] {
	return rdd.Map(points, func(p ml.LabeledPoint) ml.Prediction {
		return ml.Prediction{Predicted: ml.Dot(weights, p.Features) / float64(len(weights)), Label: p.Label}
	})
}
