//go:build ignore

package clickprobability

import (
	"math"

	"lab/ml"
)

// Misconception: any curve of that shape will do.
func Sigmoid(z float64) float64 {
	return (1 + math.Tanh(z)) / 2
}

// ClickProbability returns the probability of a click.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	z := min(max(intercept+x.Dot(weights), -20), 20)
	return Sigmoid(z)
}
