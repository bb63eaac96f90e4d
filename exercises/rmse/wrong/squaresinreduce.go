//go:build ignore

package rmse

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: the merging function meets every element once, so it can do the squaring. It squares partial sums again.
func RMSE(predictions *rdd.RDD[ml.Prediction]) float64 {
	errors := rdd.Map(predictions, func(p ml.Prediction) float64 { return p.Predicted - p.Label })
	sum := errors.Reduce(func(a, b float64) float64 { return a*a + b*b })
	return math.Sqrt(sum / float64(predictions.Count()))
}
