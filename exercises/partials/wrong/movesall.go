//go:build ignore

package partials

import "slices"

// Misconception: a gradient moves all the coordinates at once. Every slope is the same then.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	above, below := slices.Clone(x), slices.Clone(x)
	for k := range x {
		above[k] += h
		below[k] -= h
	}
	gradient := make([]float64, len(x))
	for k := range x {
		gradient[k] = (f(above) - f(below)) / (2 * h)
	}
	return gradient
}
