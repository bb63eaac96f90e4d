//go:build ignore

package gradientsummand

import "lab/ml"

// Misconception: the derivative by the weights contains the weights. It contains what they are multiplied with.
func GradientSummand(weights []float64, p ml.LabeledPoint) []float64 {
	return ml.Scale(ml.Dot(weights, p.Features)-p.Label, weights)
}
