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
		t.Fatalf("Descend on %s from %v with the step size %v and %d steps returned a path of length %d, expected %d: the start, and one position after each step, also where nothing moves.", name, start, step, len(want)-1, len(got), len(want))
	}
	if len(got) > 1 && len(got[0]) > 0 && len(got[1]) > 0 && &got[0][0] == &got[1][0] {
		t.Fatalf("Descend on %s from %v with the step size %v returned the path %v, expected %v: its positions are one and the same slice, which moved on after it was put on the path. Make a new slice for each position.", name, start, step, got, want)
	}
	for i := range want {
		for k := range want[i] {
			if len(got[i]) != len(want[i]) || !(math.Abs(got[i][k]-want[i][k]) < 1e-9) {
				t.Fatalf("Descend on %s from %v with the step size %v returned the path %v, expected %v: each step goes against the gradient at the position before it, taken before any coordinate moves, and is %v times as long.", name, start, step, got, want, step)
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

func TestDescendKeepsEveryPosition(t *testing.T) {
	start := []float64{8, 4}
	asked := 0
	gradient := func(v []float64) []float64 {
		asked++
		return []float64{v[0], v[1]}
	}
	path := Descend(gradient, start, 0.5, 3)
	if !slices.Equal(start, []float64{8, 4}) {
		t.Fatalf("After Descend the start (8, 4) is %v, expected it as before: move a copy.", start)
	}
	if len(path) != 4 {
		t.Fatalf("Descend with 3 steps returned %d positions, expected 4.", len(path))
	}
	for i, want := range [][]float64{{8, 4}, {4, 2}, {2, 1}, {1, 0.5}} {
		if !slices.Equal(path[i], want) {
			t.Fatalf("Descend from (8, 4), where the gradient at (x, y) is (x, y), with the step size 0.5 returned the path %v, expected position %d to be %v. If all positions are equal, they share memory.", path, i, want)
		}
	}
	if asked > 4 {
		t.Errorf("Descend with 3 steps asked for the gradient %d times, expected 3 times: once for each step.", asked)
	}
	path[0][0] = 100
	if start[0] != 8 {
		t.Errorf("Changing the first position of the path changed the start. Put a copy of it on the path.")
	}
}
