//go:build ignore

package rmse

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the mean squared error is the same measure. It is in years squared, which nobody can picture.
func RMSE(predictions *rdd.RDD[ml.Prediction]) float64 {
	squared := rdd.Map(predictions, func(p ml.Prediction) float64 {
		return (p.Predicted - p.Label) * (p.Predicted - p.Label)
	})
	return squared.Reduce(func(a, b float64) float64 { return a + b }) / float64(predictions.Count())
}
