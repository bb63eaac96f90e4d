//go:build ignore

package rmse

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: first average the errors, then square. Errors of opposite sign cancel.
func RMSE(predictions *rdd.RDD[ml.Prediction]) float64 {
	errors := rdd.Map(predictions, func(p ml.Prediction) float64 { return p.Predicted - p.Label })
	mean := errors.Reduce(func(a, b float64) float64 { return a + b }) / float64(predictions.Count())
	return math.Sqrt(mean * mean)
}
