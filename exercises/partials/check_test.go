package partials

import (
	"math"
	"slices"
	"testing"
)

// checkPartials compares the gradient of f at x with the expected one.
func checkPartials(t *testing.T, name string, f func([]float64) float64, x []float64, h float64, want []float64) {
	t.Helper()
	asked := [][]float64{}
	got := Partials(func(v []float64) float64 {
		asked = append(asked, slices.Clone(v))
		return f(v)
	}, slices.Clone(x), h)
	if len(got) != len(want) {
		t.Fatalf("Partials of %s at %v with h = %v returned %v, expected %v: one slope for each coordinate.", name, x, h, got, want)
	}
	for k := range want {
		if !(math.Abs(got[k]-want[k]) < 1e-9) {
			if len(asked) > 1 && slices.Equal(asked[0], asked[1]) {
				t.Errorf("The first two calls of f were at the same point. After above := x both names mean one slice; slices.Clone(x) makes another one.")
			}
			t.Fatalf("Partials of %s at %v with h = %v returned %v, expected %v: for each coordinate the difference of f a step h above and below, divided by 2h, the other coordinates as they are. It called f at the points %v.", name, x, h, got, want, asked)
		}
	}
}

func TestPartialsOfABowl(t *testing.T) {
	bowl := func(v []float64) float64 { return v[0]*v[0] + 3*v[1] }
	checkPartials(t, "x² + 3y", bowl, []float64{2, 5}, 0.5, []float64{4, 3})
	checkPartials(t, "x² + 3y", bowl, []float64{-1, 0}, 0.25, []float64{-2, 3})
}

func TestPartialsOfAProduct(t *testing.T) {
	product := func(v []float64) float64 { return v[0] * v[1] * v[2] }
	checkPartials(t, "xyz", product, []float64{2, 3, 5}, 0.5, []float64{15, 10, 6})
	// With x alone moved, x³ gives 3x² + h².
	cube := func(v []float64) float64 { return v[0] * v[0] * v[0] }
	checkPartials(t, "x³", cube, []float64{2}, 1, []float64{13})
}

func TestPartialsLeaveThePointAlone(t *testing.T) {
	f := func(v []float64) float64 { return v[0]*v[1] + v[2] }
	x := []float64{0.3, 0.7, 1e9}
	before := slices.Clone(x)
	got := Partials(f, x, 0.1)
	if len(got) != 3 {
		t.Fatalf("Partials at a point with 3 coordinates returned %v, expected one slope for each.", got)
	}
	for k := range x {
		if x[k] != before[k] {
			t.Fatalf("After Partials(f, x, 0.1) coordinate %d of x is %v, expected %v as before, to the last bit. Work on a copy.", k, x[k], before[k])
		}
	}
}
