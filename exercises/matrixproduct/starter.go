//go:build !solution

package matrixproduct

// Product returns the matrix product of a and b, which are slices of rows.
func Product(a, b [][]float64) [][]float64 {
	// Your turn: replace this line.
	return nil
}

// Outer returns the matrix of all products of an element of a with one of b.
func Outer(a, b []float64) [][]float64 {
	// Your turn: replace this line, too.
	return nil
}
