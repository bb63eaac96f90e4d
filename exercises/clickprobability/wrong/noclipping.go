//go:build ignore

package clickprobability

import (
	"math"

	"lab/ml"
)

func Sigmoid(z float64) float64 {
	return 1 / (1 + math.Exp(-z))
}

// Misconception: the sigmoid takes care of large scores by itself.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	return Sigmoid(intercept + x.Dot(weights))
}
