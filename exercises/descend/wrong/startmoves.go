//go:build ignore

package descend

import "slices"

// Misconception: the start may be used as the present position. It is the caller's.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	path := [][]float64{slices.Clone(start)}
	for range steps {
		g := gradient(start)
		for k := range start {
			start[k] -= step * g[k]
		}
		path = append(path, slices.Clone(start))
	}
	return path
}
