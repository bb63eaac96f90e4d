//go:build !solution

package clickprobability

import "lab/ml"

// Sigmoid returns 1/(1+exp(-z)).
func Sigmoid(z float64) float64 {
	// Your turn: replace this line.
	return 0
}

// ClickProbability returns the probability of a click for x, with the score
// clipped to -20 to 20.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	// Your turn: replace this line.
	return 0
}
