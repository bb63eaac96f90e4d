//go:build ignore

package clickprobability

import (
	"math"

	"lab/ml"
)

func Sigmoid(z float64) float64 {
	return 1 / (1 + math.Exp(-z))
}

// Misconception: only the sum of weights is clipped, and the intercept comes on top.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	return Sigmoid(intercept + 0.5 + min(max(x.Dot(weights)-0.5, -20), 20))
}
