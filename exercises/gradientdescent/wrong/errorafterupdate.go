//go:build ignore

package gradientdescent

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: the error of an iteration is the one after its update. The error of the first guess is lost.
func GradientDescent(points *rdd.RDD[ml.LabeledPoint], iterations int) ([]float64, []float64) {
	n := float64(points.Count())
	weights := ml.Zeros(len(points.First().Features))
	errors := []float64{}
	for i := range iterations {
		summands := rdd.Map(points, func(p ml.LabeledPoint) []float64 { return ml.GradientSummand(weights, p) })
		gradient := summands.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) })
		weights = ml.AddScaled(weights, -1/(n*math.Sqrt(float64(i+1))), gradient)
		squared := rdd.Map(points, func(p ml.LabeledPoint) float64 {
			tooLarge := ml.Dot(weights, p.Features) - p.Label
			return tooLarge * tooLarge
		})
		sum := squared.Reduce(func(a, b float64) float64 { return a + b })
		errors = append(errors, math.Sqrt(sum/n))
	}
	return weights, errors
}
