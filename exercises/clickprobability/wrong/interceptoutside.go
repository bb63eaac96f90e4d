//go:build ignore

package clickprobability

import (
	"math"

	"lab/ml"
)

func Sigmoid(z float64) float64 {
	return 1 / (1 + math.Exp(-z))
}

// Misconception: the intercept is added to the probability.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	return intercept + Sigmoid(min(max(x.Dot(weights), -20), 20))
}
