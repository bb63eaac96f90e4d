//go:build ignore

package gradientsummand

import "lab/ml"

// Misconception: w·x is taken element by element, so every feature gets an error of its own.
func GradientSummand(weights []float64, p ml.LabeledPoint) []float64 {
	summand := []float64{}
	for i, x := range p.Features {
		summand = append(summand, (weights[i]*x-p.Label)*x)
	}
	return summand
}
