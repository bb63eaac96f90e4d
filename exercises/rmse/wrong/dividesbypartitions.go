//go:build ignore

package rmse

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: the number of elements is the number of partitions.
func RMSE(predictions *rdd.RDD[ml.Prediction]) float64 {
	squared := rdd.Map(predictions, func(p ml.Prediction) float64 {
		return (p.Predicted - p.Label) * (p.Predicted - p.Label)
	})
	sum := squared.Reduce(func(a, b float64) float64 { return a + b })
	return math.Sqrt(sum / float64(predictions.NumPartitions()))
}
