//go:build !solution

package dotproduct

// Times returns the products of a and b, element by element, as a new vector.
func Times(a, b []float64) []float64 {
	// Your turn: replace this line.
	return nil
}

// Dot returns the dot product of a and b, the sum of these products.
func Dot(a, b []float64) float64 {
	// Your turn: replace this line, too.
	return 0
}
