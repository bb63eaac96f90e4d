//go:build ignore

package derivative

// Misconception: the smaller h, the better, so the one that was asked for can be replaced. Rounding errors take over.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	return func(x float64) float64 { return (f(x+1e-13) - f(x-1e-13)) / 2e-13 }
}
