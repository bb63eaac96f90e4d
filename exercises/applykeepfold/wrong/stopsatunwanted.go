//go:build ignore

package applykeepfold

// Misconception: what follows an unwanted element is unwanted, too.
func Apply(xs []float64, f func(float64) float64) []float64 {
	results := []float64{}
	for _, x := range xs {
		results = append(results, f(x))
	}
	return results
}

func Keep(xs []float64, wanted func(float64) bool) []float64 {
	kept := []float64{}
	for _, x := range xs {
		if !wanted(x) {
			break
		}
		kept = append(kept, x)
	}
	return kept
}

func Fold(xs []float64, start float64, f func(sum, x float64) float64) float64 {
	sum := start
	for _, x := range xs {
		sum = f(sum, x)
	}
	return sum
}
