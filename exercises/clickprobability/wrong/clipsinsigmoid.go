//go:build ignore

package clickprobability

import (
	"math"

	"lab/ml"
)

// Misconception: the sigmoid is the place to clip.
func Sigmoid(z float64) float64 {
	z = min(max(z, -20), 20)
	return 1 / (1 + math.Exp(-z))
}

func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	z := intercept + x.Dot(weights)
	return Sigmoid(z)
}
