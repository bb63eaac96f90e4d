//go:build ignore

package varianceexplained

import (
	"math"
)

// Misconception: shares are of standard deviations, in the unit of the data.
func VarianceExplained(variances []float64, k int) float64 {
	first := 0.0
	all := 0.0
	for i, v := range variances {
		v = math.Sqrt(v)
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
	return k
}
