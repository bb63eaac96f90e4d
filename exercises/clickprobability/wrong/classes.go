//go:build ignore

package clickprobability

import (
	"math"

	"lab/ml"
)

func Sigmoid(z float64) float64 {
	return 1 / (1 + math.Exp(-z))
}

// Misconception: a model says yes or no.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	if Sigmoid(min(max(intercept+x.Dot(weights), -20), 20)) >= 0.5 {
		return 1
	}
	return 0
}
