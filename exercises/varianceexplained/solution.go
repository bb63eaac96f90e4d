//go:build solution

package varianceexplained

// VarianceExplained returns the share of all variance that lies along the first k
// directions.
func VarianceExplained(variances []float64, k int) float64 {
	first := 0.0
	all := 0.0
	for i, v := range variances {
		all += v
		if i < k {
			first += v
		}
	}
	return first / all
}

// ComponentsFor returns how many components it takes to explain at least the given share
// of the variance.
func ComponentsFor(variances []float64, share float64) int {
	k := 1
	for k < len(variances) && VarianceExplained(variances, k) < share {
		k++
	}
	return k
}
