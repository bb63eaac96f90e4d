//go:build ignore

package derivative

// Misconception: the distance of the two points is h. It is twice that.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	return func(x float64) float64 { return (f(x+h) - f(x-h)) / h }
}
