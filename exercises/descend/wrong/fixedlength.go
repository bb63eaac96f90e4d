//go:build ignore

package descend

import (
	"slices"

	"lab/ml"
)

// Misconception: the gradient gives the direction alone, and each step is equally long. Near the bottom it steps over it for ever.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	x := slices.Clone(start)
	path := [][]float64{x}
	for range steps {
		g := gradient(x)
		length := ml.Norm(g)
		if length == 0 {
			length = 1
		}
		x = ml.AddScaled(x, -step/length, g)
		path = append(path, x)
	}
	return path
}
