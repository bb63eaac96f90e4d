//go:build ignore

package stacking

import "slices"

// Misconception: the last place is len(v), so the window ends one before it.
func Last(v []float64, n int) []float64 {
	if n == 0 || len(v) == 0 {
		return []float64{}
	}
	n = min(n, len(v))
	return slices.Clone(v[len(v)-n : len(v)-1])
}

// Beside is right.
func Beside(a, b []float64) []float64 {
	return slices.Concat(a, b)
}
