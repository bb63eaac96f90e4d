//go:build solution

package stacking

// Last returns the last n elements of v, or all where there are fewer, as a new vector.
func Last(v []float64, n int) []float64 {
	n = min(n, len(v))
	return append([]float64{}, v[len(v)-n:]...)
}

// Beside returns the elements of a and then those of b as a new vector.
func Beside(a, b []float64) []float64 {
	joined := append([]float64{}, a...)
	return append(joined, b...)
}
