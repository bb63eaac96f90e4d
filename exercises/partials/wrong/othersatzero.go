//go:build ignore

package partials

// Misconception: to move one coordinate alone means that the others are 0.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	gradient := make([]float64, len(x))
	for k := range x {
		above, below := make([]float64, len(x)), make([]float64, len(x))
		above[k] = x[k] + h
		below[k] = x[k] - h
		gradient[k] = (f(above) - f(below)) / (2 * h)
	}
	return gradient
}
