//go:build solution

package clickprobability

import (
	"math"

	"lab/ml"
)

// Sigmoid returns 1/(1+exp(-z)).
func Sigmoid(z float64) float64 {
	return 1 / (1 + math.Exp(-z))
}

// ClickProbability returns the probability of a click for x, with the score clipped to
// -20 to 20.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	z := min(max(intercept+x.Dot(weights), -20), 20)
	return Sigmoid(z)
}
