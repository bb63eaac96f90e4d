//go:build ignore

package rmse

import "lab/rdd"

// Misconception: the mean squared error is the same measure. It is in years squared, which nobody can picture.
func RMSE(predictedAndActual *rdd.RDD[rdd.Pair[float64, float64]]) float64 {
	squared := rdd.Map(predictedAndActual, func(p rdd.Pair[float64, float64]) float64 {
		return (p.Key - p.Value) * (p.Key - p.Value)
	})
	return squared.Reduce(func(a, b float64) float64 { return a + b }) / float64(predictedAndActual.Count())
}
