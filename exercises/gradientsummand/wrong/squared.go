//go:build ignore

package gradientsummand

import "lab/ml"

// Misconception: the loss is squared, so its derivative is squared too.
func GradientSummand(weights []float64, p ml.LabeledPoint) []float64 {
	tooLarge := ml.Dot(weights, p.Features) - p.Label
	return ml.Scale(tooLarge*tooLarge, p.Features)
}
