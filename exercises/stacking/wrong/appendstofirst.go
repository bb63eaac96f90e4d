//go:build ignore

package stacking

import "slices"

// Last is right.
func Last(v []float64, n int) []float64 {
	n = min(n, len(v))
	return slices.Clone(v[len(v)-n:])
}

// Misconception: append always makes a new slice. Where there is room behind a, it writes there.
func Beside(a, b []float64) []float64 {
	return append(a, b...)
}
