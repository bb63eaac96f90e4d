//go:build ignore

package partials

// Misconception: what was added and subtracted again was never there. Rounding stays behind in the point.
func Partials(f func([]float64) float64, x []float64, h float64) []float64 {
	gradient := make([]float64, len(x))
	for k := range x {
		x[k] += h
		above := f(x)
		x[k] -= 2 * h
		gradient[k] = (above - f(x)) / (2 * h)
		x[k] += h
	}
	return gradient
}
