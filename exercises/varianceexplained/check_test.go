package varianceexplained

import (
	"math"
	"testing"
)

func TestVarianceExplainedByOneAndTwo(t *testing.T) {
	variances := []float64{5, 3, 2}
	want := []float64{0, 0.5, 0.8, 1}
	for k := range want {
		if got := VarianceExplained(variances, k); !(math.Abs(got-want[k]) < 1e-9) {
			t.Errorf("VarianceExplained(%v, %d) is %v, expected %v: the sum of the first %d over the sum of all.", variances, k, got, want[k], k)
		}
	}
}

func TestComponentsForNineTenths(t *testing.T) {
	variances := []float64{5, 3, 2}
	for _, c := range []struct {
		share float64
		want  int
	}{{0.4, 1}, {0.5, 1}, {0.7, 2}, {0.9, 3}} {
		if got := ComponentsFor(variances, c.share); got != c.want {
			t.Errorf("ComponentsFor(%v, %v) is %d, expected %d: one explains 0.5, two explain 0.8, three explain 1.", variances, c.share, got, c.want)
		}
	}
}
