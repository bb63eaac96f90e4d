//go:build ignore

package applykeepfold

// Misconception: append fills the places that make has made.
func Apply(xs []float64, f func(float64) float64) []float64 {
	results := make([]float64, len(xs))
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

// Fold is right.
func Fold(xs []float64, start float64, f func(sum, x float64) float64) float64 {
	for _, x := range xs {
		start = f(start, x)
	}
	return start
}
