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
	want := [][]float64{{22, 28}, {49, 64}}
	if got := Product(a, b); !equalMatrices(got, want) {
		t.Errorf("Product(%v, %v) returned %v, expected %v: each row of the first times each column of the second.", a, b, got, want)
	}
	// The other way round the result is larger.
	want = [][]float64{{9, 12, 15}, {19, 26, 33}, {29, 40, 51}}
	if got := Product(b, a); !equalMatrices(got, want) {
		t.Errorf("Product(%v, %v) returned %v, expected %v.", b, a, got, want)
	}
	column := [][]float64{{1}, {0}, {2}}
	want = [][]float64{{7}, {16}}
	if got := Product(a, column); !equalMatrices(got, want) {
		t.Errorf("Product(%v, %v) returned %v, expected %v: the rows of the first, and as many columns as the second.", a, column, got, want)
	}
}

func TestOuterOfSmallVectors(t *testing.T) {
	want := [][]float64{{1, 2, 3}, {2, 4, 6}, {3, 6, 9}}
	if got := Outer([]float64{1, 2, 3}, []float64{1, 2, 3}); !equalMatrices(got, want) {
		t.Errorf("Outer([1 2 3], [1 2 3]) returned %v, expected %v.", got, want)
	}
	want = [][]float64{{5, 7, 0}, {10, 14, 0}}
	if got := Outer([]float64{1, 2}, []float64{5, 7, 0}); !equalMatrices(got, want) {
		t.Errorf("Outer([1 2], [5 7 0]) returned %v, expected %v: a row for each element of the first vector.", got, want)
	}
}
