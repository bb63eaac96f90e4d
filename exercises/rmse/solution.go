//go:build solution

package rmse

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// RMSE returns the root mean squared error of predictions against the true
// labels.
func RMSE(predictions *rdd.RDD[ml.Prediction]) float64 {
	squared := rdd.Map(predictions, func(p ml.Prediction) float64 {
		difference := p.Predicted - p.Label
		return difference * difference
	})
	sum := squared.Reduce(func(a, b float64) float64 { return a + b })
	return math.Sqrt(sum / float64(predictions.Count()))
}
