//go:build ignore

package gradientsummand

import "lab/ml"

// Misconception: error means truth minus prediction. The gradient then points downhill, and a step against it goes up.
func GradientSummand(weights []float64, p ml.LabeledPoint) []float64 {
	return ml.Scale(p.Label-ml.Dot(weights, p.Features), p.Features)
}
