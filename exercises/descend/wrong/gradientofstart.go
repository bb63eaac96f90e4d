//go:build ignore

package descend

import (
	"slices"

	"lab/ml"
)

// Misconception: the gradient of the start shows the way for good.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	x := slices.Clone(start)
	path := [][]float64{x}
	g := gradient(x)
	for range steps {
		x = ml.AddScaled(x, -step, g)
		path = append(path, x)
	}
	return path
}
