//go:build ignore

package derivative

// Misconception: the order of the difference does not matter.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	return func(x float64) float64 { return (f(x-h) - f(x+h)) / (2 * h) }
}
