//go:build ignore

package partials

import "slices"

// Misconception: one side is enough.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	gradient := make([]float64, len(x))
	for k := range x {
		above := slices.Clone(x)
		above[k] += h
		gradient[k] = (f(above) - f(x)) / h
	}
	return gradient
}
