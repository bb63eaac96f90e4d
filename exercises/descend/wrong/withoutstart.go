//go:build ignore

package descend

import (
	"slices"

	"lab/ml"
)

// Misconception: a path begins after the first step.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	x := slices.Clone(start)
	path := [][]float64{}
	for range steps {
		x = ml.AddScaled(x, -step, gradient(x))
		path = append(path, x)
	}
	return path
}
