package descend

import (
	"math"
	"slices"
	"testing"
)

// checkDescend compares a path with the expected one.
func checkDescend(t *testing.T, name string, gradient func([]float64) []float64, start []float64, step float64, want [][]float64) {
	t.Helper()
	got := Descend(gradient, slices.Clone(start), step, len(want)-1)
	if len(got) != len(want) {
		t.Fatalf("Descend on %s from %v with the step size %v and %d steps returned a path of length %d, expected %d: the start, and one position after each step.", name, start, step, len(want)-1, len(got), len(want))
	}
	for i := range want {
		for k := range want[i] {
			if len(got[i]) != len(want[i]) || !(math.Abs(got[i][k]-want[i][k]) < 1e-9) {
				t.Fatalf("Descend on %s from %v with the step size %v returned the path %v, expected %v.", name, start, step, got, want)
			}
		}
	}
}

func TestDescendOnAParabola(t *testing.T) {
	slope := func(x []float64) []float64 { return []float64{2 * x[0]} }
	checkDescend(t, "x²", slope, []float64{4}, 0.25, [][]float64{{4}, {2}, {1}, {0.5}})
	checkDescend(t, "x²", slope, []float64{-3}, 1, [][]float64{{-3}, {3}, {-3}})
	checkDescend(t, "x²", slope, []float64{7}, 0.5, [][]float64{{7}})
	// At the lowest point the gradient is 0, and a step of length 0 is a step.
	checkDescend(t, "x²", slope, []float64{1}, 0.5, [][]float64{{1}, {0}, {0}, {0}})
}

func TestDescendInTwoVariables(t *testing.T) {
	// f(x, y) = x² + xy + y², where each slope depends on both coordinates. From (4, 0) the gradient is (8, 4).
	gradient := func(v []float64) []float64 { return []float64{2*v[0] + v[1], v[0] + 2*v[1]} }
	checkDescend(t, "x² + xy + y²", gradient, []float64{4, 0}, 0.25, [][]float64{{4, 0}, {2, -1}, {1.25, -1}})
}
