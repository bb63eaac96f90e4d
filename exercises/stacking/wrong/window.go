//go:build ignore

package stacking

import "slices"

// Misconception: slicing copies. It opens a window on the same memory.
func Last(v []float64, n int) []float64 {
	n = min(n, len(v))
	return v[len(v)-n:]
}

// Beside is right.
func Beside(a, b []float64) []float64 {
	return slices.Concat(a, b)
}
