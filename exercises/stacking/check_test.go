package stacking

import (
	"slices"
	"testing"
)

func TestLastOfAFewNumbers(t *testing.T) {
	v := []float64{5, 6, 7, 8}
	for _, want := range [][]float64{{}, {8}, {7, 8}, {6, 7, 8}, {5, 6, 7, 8}} {
		if got := Last(v, len(want)); !slices.Equal(got, want) {
			t.Errorf("Last([5 6 7 8], %d) returned %v, expected %v.", len(want), got, want)
		}
	}
	if got := Last(v, 9); !slices.Equal(got, v) {
		t.Errorf("Last([5 6 7 8], 9) returned %v, expected all there are, [5 6 7 8].", got)
	}
}

func TestBesideOfAFewNumbers(t *testing.T) {
	if got := Beside([]float64{0, 0, 0}, []float64{1, 1}); !slices.Equal(got, []float64{0, 0, 0, 1, 1}) {
		t.Errorf("Beside([0 0 0], [1 1]) returned %v, expected [0 0 0 1 1].", got)
	}
	if got := Beside(nil, []float64{4}); !slices.Equal(got, []float64{4}) {
		t.Errorf("Beside of an empty vector and [4] returned %v, expected [4].", got)
	}
}
