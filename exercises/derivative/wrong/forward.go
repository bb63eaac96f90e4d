//go:build ignore

package derivative

// Misconception: one side is enough. The forward difference is less exact.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	return func(x float64) float64 { return (f(x+h) - f(x)) / h }
}
