//go:build solution

package gradientdescent

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// GradientDescent fits a linear model without intercept. It returns the
// weights after the last iteration and, for each iteration, the root mean
// squared error before its update.
func GradientDescent(
	points *rdd.RDD[ml.LabeledPoint], iterations int,
) ([]float64, []float64) {
	n := float64(points.Count())
	weights := ml.Zeros(len(points.First().Features))
	errors := []float64{}
	for i := range iterations {
		squared := rdd.Map(points, func(p ml.LabeledPoint) float64 {
			tooLarge := ml.Dot(weights, p.Features) - p.Label
			return tooLarge * tooLarge
		})
		sum := squared.Reduce(func(a, b float64) float64 { return a + b })
		errors = append(errors, math.Sqrt(sum/n))

		summands := rdd.Map(points, func(p ml.LabeledPoint) []float64 {
			return ml.GradientSummand(weights, p)
		})
		gradient := summands.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) })
		step := 1 / (n * math.Sqrt(float64(i+1)))
		weights = ml.AddScaled(weights, -step, gradient)
	}
	return weights, errors
}
