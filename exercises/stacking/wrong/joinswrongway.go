//go:build ignore

package stacking

import "slices"

// Last is right.
func Last(v []float64, n int) []float64 {
	n = min(n, len(v))
	return slices.Clone(v[len(v)-n:])
}

// Misconception: joining has no order, as adding has none.
func Beside(a, b []float64) []float64 {
	return slices.Concat(b, a)
}
