//go:build solution

package derivative

// Derivative returns a function that computes the slope of f by the central difference with the distance h.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	return func(x float64) float64 {
		return (f(x+h) - f(x-h)) / (2 * h)
	}
}
