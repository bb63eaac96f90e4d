//go:build ignore

package derivative

// Misconception: a / 2 * h divides by 2h. It divides by 2 and multiplies by h.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	return func(x float64) float64 { return (f(x+h) - f(x-h)) / 2 * h }
}
