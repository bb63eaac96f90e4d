//go:build !solution

package partials

// Partials returns the gradient of f at x by central differences with the
// distance h, one for each coordinate.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	// Your turn: replace this line.
	return nil
}
