//go:build ignore

package dotproduct

// Misconception: a slice that a function gets is a copy. It is the caller's memory.
func Times(a, b []float64) []float64 {
	for i := range a {
		a[i] *= b[i]
	}
	return a
}

// Dot is right.
func Dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
