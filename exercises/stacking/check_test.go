package stacking

import (
	"slices"
	"testing"
)

func TestLastOfAFewNumbers(t *testing.T) {
	v := []float64{5, 6, 7, 8}
	for _, want := range [][]float64{{}, {8}, {7, 8}, {6, 7, 8}, {5, 6, 7, 8}} {
		if got := Last(v, len(want)); !slices.Equal(got, want) {
			t.Errorf("Last([5 6 7 8], %d) returned %v, expected %v: the last ones, in the same order.", len(want), got, want)
		}
	}
	finished := false
	defer func() {
		if !finished {
			t.Errorf("Last([5 6 7 8], 9) panicked. There are fewer than 9 elements, and v[len(v)-9:] would begin before the first one.")
		}
	}()
	got := Last(v, 9)
	finished = true
	if !slices.Equal(got, v) {
		t.Errorf("Last([5 6 7 8], 9) returned %v, expected all there are, [5 6 7 8].", got)
	}
}

func TestBesideOfAFewNumbers(t *testing.T) {
	if got := Beside([]float64{0, 0, 0}, []float64{1, 1}); !slices.Equal(got, []float64{0, 0, 0, 1, 1}) {
		t.Errorf("Beside([0 0 0], [1 1]) returned %v, expected [0 0 0 1 1]: the elements of the first, then those of the second.", got)
	}
	if got := Beside(nil, []float64{4}); !slices.Equal(got, []float64{4}) {
		t.Errorf("Beside of an empty vector and [4] returned %v, expected [4].", got)
	}
}

func TestLastIsACopy(t *testing.T) {
	for n := 1; n <= 5; n++ {
		v := []float64{1, 2, 3, 4}
		got := Last(v, n)
		if len(got) != min(n, 4) {
			t.Fatalf("Last([1 2 3 4], %d) returned %v, expected %d elements.", n, got, min(n, 4))
		}
		got[0] = 99
		if !slices.Equal(v, []float64{1, 2, 3, 4}) {
			t.Fatalf("After w := Last(v, %d) and w[0] = 99 the vector v is %v, expected [1 2 3 4] as before: return a copy, not a window.", n, v)
		}
	}
}

func TestBesideLeavesItsArgumentsAlone(t *testing.T) {
	// a is a window on the first two elements of v, so there is room behind it, and it is taken.
	v := []float64{1, 2, 3, 4}
	a, b := v[:2], []float64{7, 8}
	first := Beside(a, b)
	if !slices.Equal(v, []float64{1, 2, 3, 4}) {
		t.Fatalf("v is [1 2 3 4]. After Beside(v[:2], [7 8]) it is %v: append(a, b...) has written into the memory behind a. Begin with a new vector.", v)
	}
	second := Beside(a, []float64{9, 9})
	if !slices.Equal(first, []float64{1, 2, 7, 8}) || !slices.Equal(second, []float64{1, 2, 9, 9}) {
		t.Fatalf("Beside(a, [7 8]) and then Beside(a, [9 9]) with a = [1 2] gave %v and %v, expected [1 2 7 8] and [1 2 9 9]: the two results share memory.", first, second)
	}
	first[0], first[3] = 50, 60
	if a[0] != 1 || b[1] != 8 {
		t.Fatalf("Changing the result of Beside(a, b) changed the arguments, to %v and %v.", a, b)
	}
	nothing := Beside(nil, b)
	if len(nothing) == 2 {
		nothing[0] = 70
	}
	if b[0] != 7 {
		t.Fatalf("Changing the result of Beside(nil, b) changed b to %v: copy it also when a is empty.", b)
	}
}
