//go:build ignore

package partials

import "slices"

// Misconception: a moved coordinate may stay where it is. The next slopes are taken somewhere else.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	moved := slices.Clone(x)
	gradient := make([]float64, len(x))
	for k := range x {
		moved[k] = x[k] + h
		above := f(moved)
		moved[k] = x[k] - h
		gradient[k] = (above - f(moved)) / (2 * h)
	}
	return gradient
}
