//go:build ignore

package descend

import "slices"

// Misconception: appending a slice to the path copies its numbers. All positions are the last one.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	x := slices.Clone(start)
	path := [][]float64{x}
	for range steps {
		g := gradient(x)
		for k := range x {
			x[k] -= step * g[k]
		}
		path = append(path, x)
	}
	return path
}
