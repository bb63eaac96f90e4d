//go:build ignore

package gradientsummand

import "lab/ml"

// Misconception: the product of weights and features is the error already.
func GradientSummand(weights []float64, p ml.LabeledPoint) []float64 {
	return ml.Scale(ml.Dot(weights, p.Features), p.Features)
}
