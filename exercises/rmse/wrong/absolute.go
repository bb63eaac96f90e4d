//go:build ignore

package rmse

import (
	"math"

	"lab/rdd"
)

// Misconception: root and square cancel, so one may as well average the absolute errors.
func RMSE(predictedAndActual *rdd.RDD[rdd.Pair[float64, float64]]) float64 {
	errors := rdd.Map(predictedAndActual, func(p rdd.Pair[float64, float64]) float64 { return math.Abs(p.Key - p.Value) })
	return errors.Reduce(func(a, b float64) float64 { return a + b }) / float64(predictedAndActual.Count())
}
