//go:build ignore

package gradientsummand

import "lab/ml"

// Misconception: a parameter is the function's own. The slice inside the point is shared with the data set.
func GradientSummand(weights []float64, p ml.LabeledPoint) []float64 {
	tooLarge := ml.Dot(weights, p.Features) - p.Label
	for i := range p.Features {
		p.Features[i] *= tooLarge
	}
	return p.Features
}
