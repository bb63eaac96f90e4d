//go:build solution

package applykeepfold

// Apply returns f of each element, in a new slice.
func Apply(xs []float64, f func(float64) float64) []float64 {
	results := []float64{}
	for _, x := range xs {
		results = append(results, f(x))
	}
	return results
}

// Keep returns the elements that are wanted, in a new slice.
func Keep(xs []float64, wanted func(float64) bool) []float64 {
	kept := []float64{}
	for _, x := range xs {
		if wanted(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// Fold combines start and all elements with f, from the left.
func Fold(xs []float64, start float64, f func(sum, x float64) float64) float64 {
	sum := start
	for _, x := range xs {
		sum = f(sum, x)
	}
	return sum
}
