//go:build !solution

package varianceexplained

// VarianceExplained returns the share of all variance that lies along the
// first k directions.
func VarianceExplained(variances []float64, k int) float64 {
	// Your turn: replace this line.
	return 0
}

// ComponentsFor returns how many components it takes to explain at least the
// given share of the variance.
func ComponentsFor(variances []float64, share float64) int {
	// Your turn: replace this line.
	return 0
}
