//go:build ignore

package descend

import "lab/ml"

// Misconception: the first position may be the start itself. Whoever changes the path changes the start.
func Descend(gradient func([]float64) []float64, start []float64, step float64, steps int) [][]float64 {
	path := [][]float64{start}
	for i := range steps {
		path = append(path, ml.AddScaled(path[i], -step, gradient(path[i])))
	}
	return path
}
