//go:build ignore

package clickprobability

import (
	"math"

	"lab/ml"
)

func Sigmoid(z float64) float64 {
	return 1 / (1 + math.Exp(-z))
}

// Misconception: a probability is clipped, not a score.
func ClickProbability(x ml.SparseVector, weights []float64, intercept float64) float64 {
	return min(max(Sigmoid(intercept+x.Dot(weights)), 0.001), 0.999)
}
