//go:build !solution

package derivative

// Derivative returns a function that computes the slope of f by the central
// difference with the distance h.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	// Your turn: replace this line.
	return func(x float64) float64 { return 0 }
}
