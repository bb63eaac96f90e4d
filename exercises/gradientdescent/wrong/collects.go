//go:build ignore

package gradientdescent

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: a loop needs the points in one place. They may not fit there, and one core does all the work.
func GradientDescent(points *rdd.RDD[ml.LabeledPoint], iterations int) ([]float64, []float64) {
	all := points.Collect()
	n := float64(len(all))
	weights := ml.Zeros(len(all[0].Features))
	errors := []float64{}
	for i := range iterations {
		sum := 0.0
		gradient := ml.Zeros(len(weights))
		for _, p := range all {
			off := ml.Dot(weights, p.Features) - p.Label
			sum += off * off
			gradient = ml.AddScaled(gradient, off, p.Features)
		}
		errors = append(errors, math.Sqrt(sum/n))
		weights = ml.AddScaled(weights, -1/(n*math.Sqrt(float64(i+1))), gradient)
	}
	return weights, errors
}
