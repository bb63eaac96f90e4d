//go:build solution

package descend

import (
	"slices"

	"lab/ml"
)

// Descend goes against the gradient from start and returns the start and the position after each step.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	x := slices.Clone(start)
	path := [][]float64{x}
	for range steps {
		x = ml.AddScaled(x, -step, gradient(x))
		path = append(path, x)
	}
	return path
}
