//go:build ignore

package predict

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: predictions have to be made here and now, on one machine, and handed out afterwards.
func Predict(weights []float64, points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.Prediction] {
	predictions := []ml.Prediction{}
	for _, p := range points.Collect() {
		predictions = append(predictions, ml.Prediction{Predicted: ml.Dot(weights, p.Features), Label: p.Label})
	}
	return rdd.Parallelize(points.Context(), predictions)
}
