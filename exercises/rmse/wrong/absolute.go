//go:build ignore

package rmse

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: root and square cancel, so one may as well average the absolute errors.
func RMSE(predictions *rdd.RDD[ml.Prediction]) float64 {
	errors := rdd.Map(predictions, func(p ml.Prediction) float64 { return math.Abs(p.Predicted - p.Label) })
	return errors.Reduce(func(a, b float64) float64 { return a + b }) / float64(predictions.Count())
}
