//go:build ignore

package rmse

import (
	"math"

	"lab/rdd"
)

// Misconception: first average the errors, then square. Errors of opposite sign cancel.
func RMSE(predictedAndActual *rdd.RDD[rdd.Pair[float64, float64]]) float64 {
	errors := rdd.Map(predictedAndActual, func(p rdd.Pair[float64, float64]) float64 { return p.Key - p.Value })
	mean := errors.Reduce(func(a, b float64) float64 { return a + b }) / float64(predictedAndActual.Count())
	return math.Sqrt(mean * mean)
}
