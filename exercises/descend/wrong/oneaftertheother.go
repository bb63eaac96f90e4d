//go:build ignore

package descend

import "slices"

// Misconception: the coordinates can be moved one after the other. The second one sees a place where the first has gone already.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	x := slices.Clone(start)
	path := [][]float64{slices.Clone(x)}
	for range steps {
		for k := range x {
			x[k] -= step * gradient(x)[k]
		}
		path = append(path, slices.Clone(x))
	}
	return path
}
