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

// Misconception: the order of elements and of arguments does not matter. It does not for sums alone.
func Fold(xs []float64, start float64, f func(sum, x float64) float64) float64 {
	for i := len(xs) - 1; i >= 0; i-- {
		start = f(xs[i], start)
	}
	return start
}
