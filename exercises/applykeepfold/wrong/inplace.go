//go:build ignore

package applykeepfold

// Misconception: the old slice may be used for the results.
func Apply(xs []float64, f func(float64) float64) []float64 {
	for i, x := range xs {
		xs[i] = f(x)
	}
	return xs
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

// Fold is right.
func Fold(xs []float64, start float64, f func(sum, x float64) float64) float64 {
	for _, x := range xs {
		start = f(start, x)
	}
	return start
}
