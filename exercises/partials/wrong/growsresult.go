//go:build ignore

package partials

import "slices"

// Misconception: append fills a vector of zeros.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	gradient := make([]float64, len(x))
	for k := range x {
		above, below := slices.Clone(x), slices.Clone(x)
		above[k] += h
		below[k] -= h
		gradient = append(gradient, (f(above)-f(below))/(2*h))
	}
	return gradient
}
