package applykeepfold

import (
	"slices"
	"testing"
)

func TestApplyOfAFewNumbers(t *testing.T) {
	got := Apply([]float64{0, 1, 2, 3}, func(x float64) float64 { return 5 * x })
	if !slices.Equal(got, []float64{0, 5, 10, 15}) {
		t.Errorf("Apply([0 1 2 3], times five) returned %v, expected [0 5 10 15]: one result for each element, and nothing before them.", got)
	}
}

func TestKeepOfAFewNumbers(t *testing.T) {
	got := Keep([]float64{3, -1, 4, -2}, func(x float64) bool { return x > 0 })
	if !slices.Equal(got, []float64{3, 4}) {
		t.Errorf("Keep([3 -1 4 -2], larger than 0) returned %v, expected [3 4]: all those for which the function says true.", got)
	}
}

func TestFoldOfAFewNumbers(t *testing.T) {
	plus := func(sum, x float64) float64 { return sum + x }
	if got := Fold([]float64{1, 2, 3}, 10, plus); got != 16 {
		t.Errorf("Fold([1 2 3], 10, plus) returned %v, expected 16: it begins with start, 10 + 1 + 2 + 3.", got)
	}
	if got := Fold(nil, 10, plus); got != 10 {
		t.Errorf("Fold of an empty slice from 10 returned %v, expected 10.", got)
	}
	digits := func(sum, x float64) float64 { return 10*sum + x }
	if got := Fold([]float64{1, 2, 3}, 0, digits); got != 123 {
		t.Errorf("Fold([1 2 3], 0, f) returned %v, where f(sum, x) is 10 sum + x; expected 123: from the left, what was gathered first, then the element.", got)
	}
}

func TestTheInputStaysAsItIs(t *testing.T) {
	xs := []float64{4, -5, 6, -7}
	applied := Apply(xs, func(x float64) float64 { return -x })
	if !slices.Equal(xs, []float64{4, -5, 6, -7}) {
		t.Fatalf("After Apply the slice [4 -5 6 -7] is %v. Put the results into a new slice.", xs)
	}
	kept := Keep(xs, func(x float64) bool { return x < 0 })
	if !slices.Equal(xs, []float64{4, -5, 6, -7}) {
		t.Fatalf("After Keep the slice [4 -5 6 -7] is %v. Put what is kept into a new slice.", xs)
	}
	if len(applied) != 4 || len(kept) != 2 {
		t.Fatalf("Apply returned %v and Keep returned %v, expected four and two numbers.", applied, kept)
	}
	applied[0], kept[0] = 100, 100
	if !slices.Equal(xs, []float64{4, -5, 6, -7}) {
		t.Fatalf("Changing the results of Apply and Keep changed the slice that they were given to %v. They share memory.", xs)
	}
}
