//go:build ignore

package partials

// Misconception: assigning a slice copies it. All three names stand for the same numbers.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	gradient := make([]float64, len(x))
	for k := range x {
		above := x
		above[k] += h
		below := x
		below[k] -= h
		gradient[k] = (f(above) - f(below)) / (2 * h)
	}
	return gradient
}
