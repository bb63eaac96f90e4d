//go:build ignore

package derivative

// Misconception: what a function needs is best computed when it is made. The slope at 0 is all that it knows.
func Derivative(f func(float64) float64, h float64) func(float64) float64 {
	slope := (f(h) - f(-h)) / (2 * h)
	return func(x float64) float64 { return slope }
}
