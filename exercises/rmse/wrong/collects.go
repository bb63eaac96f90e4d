//go:build ignore

package rmse

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: to add numbers up one has to have them all in one place. They may not fit there.
func RMSE(predictions *rdd.RDD[ml.Prediction]) float64 {
	all := predictions.Collect()
	sum := 0.0
	for _, p := range all {
		sum += (p.Predicted - p.Label) * (p.Predicted - p.Label)
	}
	return math.Sqrt(sum / float64(len(all)))
}
