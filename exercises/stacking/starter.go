//go:build !solution

package stacking

// Last returns the last n elements of v, or all where there are fewer, as a
// new vector.
func Last(v []float64, n int) []float64 {
	// Your turn: replace this line.
	return nil
}

// Beside returns the elements of a and then those of b as a new vector.
func Beside(a, b []float64) []float64 {
	// Your turn: replace this line, too.
	return nil
}
