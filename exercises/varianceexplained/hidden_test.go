package varianceexplained

import (
	"math"
	"math/rand/v2"
	"testing"
)

// hiddenVariances makes d random variances, the largest first. The last one may be 0.
func hiddenVariances(random *rand.Rand, d int) []float64 {
	variances := []float64{}
	left := 100 * random.Float64()
	for range d {
		variances = append(variances, left)
		left *= 0.4 + 0.6*random.Float64()
	}
	if d > 1 {
		variances[d-1] = 0
	}
	return variances
}

func TestVarianceExplainedOnRandomVariances(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 11))
	for d := 1; d <= 8; d++ {
		variances := hiddenVariances(random, d)
		total := 0.0
		for _, v := range variances {
			total += v
		}
		sum := 0.0
		for k := range d + 1 {
			if got := VarianceExplained(variances, k); !(math.Abs(got-sum/total) < 1e-9) {
				t.Fatalf("VarianceExplained(%.4v, %d) is %.6v, expected %.6v.", variances, k, got, sum/total)
			}
			if k < d {
				sum += variances[k]
			}
		}
	}
}

func TestComponentsForOnRandomVariances(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 12))
	for round := range 40 {
		d := 1 + round%8
		variances := hiddenVariances(random, d)
		share := 0.05 + 0.93*random.Float64()
		total := 0.0
		for _, v := range variances {
			total += v
		}
		want := 0
		sum := 0.0
		for sum < share*total {
			sum += variances[want]
			want++
		}
		if got := ComponentsFor(variances, share); got != want {
			t.Fatalf("ComponentsFor(%.4v, %.4v) is %d, expected %d: that many explain %.4v of the variance, and one less explains only %.4v.", variances, share, got, want, sum/total, (sum-variances[want-1])/total)
		}
	}
}
