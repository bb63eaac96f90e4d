//go:build ignore

package gradientdescent

import (
	"math"

	"lab/ml"
	"lab/rdd"
)

// Misconception: the weights may change after every point. That is another method (stochastic gradient descent), and it
// needs all the points in one place and in one order.
func GradientDescent(points *rdd.RDD[ml.LabeledPoint], iterations int) ([]float64, []float64) {
	all := points.Collect()
	n := float64(len(all))
	weights := ml.Zeros(len(all[0].Features))
	errors := []float64{}
	for i := range iterations {
		sum := 0.0
		for _, p := range all {
			tooLarge := ml.Dot(weights, p.Features) - p.Label
			sum += tooLarge * tooLarge
		}
		errors = append(errors, math.Sqrt(sum/n))
		for _, p := range all {
			weights = ml.AddScaled(weights, -1/(n*math.Sqrt(float64(i+1))), ml.GradientSummand(weights, p))
		}
	}
	return weights, errors
}
