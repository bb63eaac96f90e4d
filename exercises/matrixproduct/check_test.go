package matrixproduct

import (
	"slices"
	"testing"
)

// equalMatrices tells whether two matrices have the same rows.
func equalMatrices(a, b [][]float64) bool {
	return slices.EqualFunc(a, b, func(x, y []float64) bool { return slices.Equal(x, y) })
}

func TestProductOfSmallMatrices(t *testing.T) {
	a := [][]float64{{1, 2, 3}, {4, 5, 6}}
	b := [][]float64{{1, 2}, {3, 4}, {5, 6}}
	finished := false
	defer func() {
		if !finished {
			t.Errorf("Product panicked. A row of the result is as long as a row of the second matrix, and k runs over the columns of the first.")
		}
	}()
	want := [][]float64{{22, 28}, {49, 64}}
	got := Product(a, b)
	if len(got) == 2 && len(got[0]) > 0 && len(got[1]) > 0 && &got[0][0] == &got[1][0] {
		finished = true
		t.Fatalf("Product(%v, %v) returned %v, expected %v: its rows are one and the same slice, so the last one has overwritten the others. Make a new slice for each row.", a, b, got, want)
	}
	if !equalMatrices(got, want) {
		t.Errorf("Product(%v, %v) returned %v, expected %v: each row of the first times each column of the second.", a, b, got, want)
	}
	// The other way round the result is larger.
	want = [][]float64{{9, 12, 15}, {19, 26, 33}, {29, 40, 51}}
	got = Product(b, a)
	if !equalMatrices(got, want) {
		t.Errorf("Product(%v, %v) returned %v, expected %v.", b, a, got, want)
	}
	column := [][]float64{{1}, {0}, {2}}
	want = [][]float64{{7}, {16}}
	if got := Product(a, column); !equalMatrices(got, want) {
		t.Errorf("Product(%v, %v) returned %v, expected %v: the rows of the first, and as many columns as the second.", a, column, got, want)
	}
	finished = true
}

func TestOuterOfSmallVectors(t *testing.T) {
	want := [][]float64{{1, 2, 3}, {2, 4, 6}, {3, 6, 9}}
	got := Outer([]float64{1, 2, 3}, []float64{1, 2, 3})
	if len(got) == 3 && len(got[0]) > 0 && len(got[1]) > 0 && &got[0][0] == &got[1][0] {
		t.Fatalf("Outer([1 2 3], [1 2 3]) returned %v, expected %v: its rows are one and the same slice. Make a new slice for each row; row := b is a second name for b, no copy.", got, want)
	}
	if !equalMatrices(got, want) {
		t.Errorf("Outer([1 2 3], [1 2 3]) returned %v, expected %v: all products of an element of the first with one of the second.", got, want)
	}
	want = [][]float64{{5, 7, 0}, {10, 14, 0}}
	if got := Outer([]float64{1, 2}, []float64{5, 7, 0}); !equalMatrices(got, want) {
		t.Errorf("Outer([1 2], [5 7 0]) returned %v, expected %v: a row for each element of the first vector.", got, want)
	}
}
