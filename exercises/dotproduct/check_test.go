package dotproduct

import (
	"slices"
	"testing"
)

func TestTimesOfAFewNumbers(t *testing.T) {
	got := Times([]float64{1, 2, 3}, []float64{4, 5, 6})
	if !slices.Equal(got, []float64{4, 10, 18}) {
		t.Errorf("Times((1, 2, 3), (4, 5, 6)) returned %v, expected [4 10 18]: the product at each place.", got)
	}
	got = Times(nil, nil)
	if len(got) != 0 {
		t.Errorf("Times of two empty vectors returned %v, expected an empty vector.", got)
	}
}

func TestDotOfAFewNumbers(t *testing.T) {
	got := Dot([]float64{1, -3}, []float64{4, 5})
	if got != -11 {
		t.Errorf("Dot((1, -3), (4, 5)) returned %v, expected -11, which is 4 - 15.", got)
	}
	got = Dot([]float64{3, 4, 5}, []float64{1, 2, 3})
	if got != 26 {
		t.Errorf("Dot((3, 4, 5), (1, 2, 3)) returned %v, expected 26, which is 3 + 8 + 15.", got)
	}
	got = Dot([]float64{0.5, 2}, []float64{3, 0.25})
	if got != 2 {
		t.Errorf("Dot((0.5, 2), (3, 0.25)) returned %v, expected 2, which is 1.5 + 0.5: keep the fractions.", got)
	}
	got = Dot(nil, nil)
	if got != 0 {
		t.Errorf("Dot of two empty vectors returned %v, expected 0.", got)
	}
}

func TestTimesReturnsANewVector(t *testing.T) {
	a, b := []float64{2, 3}, []float64{5, 7}
	got := Times(a, b)
	if !slices.Equal(a, []float64{2, 3}) || !slices.Equal(b, []float64{5, 7}) {
		t.Errorf("After Times((2, 3), (5, 7)) the arguments are %v and %v, expected them as before: make a new vector for the products.", a, b)
	}
	if !slices.Equal(got, []float64{10, 21}) {
		t.Errorf("Times((2, 3), (5, 7)) returned %v, expected [10 21].", got)
	}
}
