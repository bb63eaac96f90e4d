//go:build ignore

package rmse

import (
	"math"

	"lab/rdd"
)

// Misconception: the merging function meets every element once, so it can do the squaring. It squares partial sums again.
func RMSE(predictedAndActual *rdd.RDD[rdd.Pair[float64, float64]]) float64 {
	errors := rdd.Map(predictedAndActual, func(p rdd.Pair[float64, float64]) float64 { return p.Key - p.Value })
	sum := errors.Reduce(func(a, b float64) float64 { return a*a + b*b })
	return math.Sqrt(sum / float64(predictedAndActual.Count()))
}
