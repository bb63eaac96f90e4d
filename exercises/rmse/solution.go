//go:build solution

package rmse

import (
	"math"

	"lab/rdd"
)

// RMSE returns the root mean squared error of predictions (the keys) against true labels (the values).
func RMSE(predictedAndActual *rdd.RDD[rdd.Pair[float64, float64]]) float64 {
	squared := rdd.Map(predictedAndActual, func(p rdd.Pair[float64, float64]) float64 {
		difference := p.Key - p.Value
		return difference * difference
	})
	sum := squared.Reduce(func(a, b float64) float64 { return a + b })
	return math.Sqrt(sum / float64(predictedAndActual.Count()))
}
