//go:build ignore

package applykeepfold

// Apply is right.
func Apply(xs []float64, f func(float64) float64) []float64 {
	results := []float64{}
	for _, x := range xs {
		results = append(results, f(x))
	}
	return results
}

// Keep is right.
func Keep(xs []float64, wanted func(float64) bool) []float64 {
	kept := []float64{}
	for _, x := range xs {
		if wanted(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// Misconception: folding begins with the first element. The start is left out, and an empty slice has none.
func Fold(xs []float64, start float64, f func(sum, x float64) float64) float64 {
	sum := xs[0]
	for _, x := range xs[1:] {
		sum = f(sum, x)
	}
	return sum
}
