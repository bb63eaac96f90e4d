//go:build ignore

package varianceexplained

// Misconception: the last number that is not enough is the answer.
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

func ComponentsFor(variances []float64, share float64) int {
	k := 1
	for k < len(variances) && VarianceExplained(variances, k) < share {
		k++
	}
	return k - 1
}
