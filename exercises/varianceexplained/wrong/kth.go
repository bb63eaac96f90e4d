//go:build ignore

package varianceexplained

// Misconception: the share of component k alone is meant.
func VarianceExplained(variances []float64, k int) float64 {
	first := 0.0
	all := 0.0
	for i, v := range variances {
		all += v
		if i == k-1 {
			first += v
		}
	}
	return first / all
}

func ComponentsFor(variances []float64, share float64) int {
	k := 1
	for k < len(variances) && VarianceExplained(variances, k) < share {
		k++
	}
	return k
}
