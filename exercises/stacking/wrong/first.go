//go:build ignore

package stacking

import "slices"

// Misconception: v[:n] and v[n:] are easy to tell apart. These are the first elements.
func Last(v []float64, n int) []float64 {
	n = min(n, len(v))
	return slices.Clone(v[:n])
}

// Beside is right.
func Beside(a, b []float64) []float64 {
	return slices.Concat(a, b)
}
