//go:build ignore

package descend

import (
	"slices"

	"lab/ml"
)

// Misconception: where the slope is zero the walk is over, and the path may be shorter.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	x := slices.Clone(start)
	path := [][]float64{x}
	for range steps {
		g := gradient(x)
		if ml.Norm(g) < 1e-9 {
			break
		}
		x = ml.AddScaled(x, -step, g)
		path = append(path, x)
	}
	return path
}
