//go:build ignore

package rmse

import (
	"math"

	"lab/rdd"
)

// Misconception: the number of elements is the number of partitions.
func RMSE(predictedAndActual *rdd.RDD[rdd.Pair[float64, float64]]) float64 {
	squared := rdd.Map(predictedAndActual, func(p rdd.Pair[float64, float64]) float64 {
		return (p.Key - p.Value) * (p.Key - p.Value)
	})
	sum := squared.Reduce(func(a, b float64) float64 { return a + b })
	return math.Sqrt(sum / float64(predictedAndActual.NumPartitions()))
}
