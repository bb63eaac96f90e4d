//go:build !solution

package applykeepfold

// Apply returns f of each element, in a new slice.
func Apply(xs []float64, f func(float64) float64) []float64 {
	// Your turn: replace this line.
	return nil
}

// Keep returns the elements that are wanted, in a new slice.
func Keep(xs []float64, wanted func(float64) bool) []float64 {
	// Your turn: replace this line, too.
	return nil
}

// Fold combines start and all elements with f, from the left.
func Fold(xs []float64, start float64, f func(sum, x float64) float64) float64 {
	// And this one.
	return 0
}
