package sparsevector

import (
	"math"
	"slices"
	"testing"

	"lab/ml"
)

// checkSparse compares the sparse form of a vector with the expected one.
func checkSparse(t *testing.T, dense []float64, indices []int, values []float64) {
	t.Helper()
	got := Sparse(dense)
	if got.Size != len(dense) {
		t.Errorf("Sparse(%v) has the size %d, expected %d: the number of all coordinates, zeros included.", dense, got.Size, len(dense))
	}
	if !slices.Equal(got.Indices, indices) {
		t.Errorf("Sparse(%v) has the indices %v, expected %v: where the numbers that are not 0 stand, counted from 0.", dense, got.Indices, indices)
	}
	if !slices.Equal(got.Values, values) {
		t.Errorf("Sparse(%v) has the values %v, expected %v: the numbers that are not 0, in their order.", dense, got.Values, values)
	}
}

func TestSparseKeepsWhatIsNotZero(t *testing.T) {
	checkSparse(t, []float64{0, 7, 0, 0, -2}, []int{1, 4}, []float64{7, -2})
	checkSparse(t, []float64{1.5, 0, 0}, []int{0}, []float64{1.5})
	checkSparse(t, []float64{0, 0}, []int{}, []float64{})
}

func TestSparseDotOfSmallVectors(t *testing.T) {
	x := ml.NewSparse(5, []int{1, 4}, []float64{7, -2})
	weights := []float64{9, 10, 9, 9, 3}
	got := SparseDot(x, weights)
	if !(math.Abs(got-64) < 1e-9) {
		t.Errorf("SparseDot(%v, %v) returned %v, expected 64, which is 7·10 - 2·3.", x, weights, got)
	}
	x = ml.NewSparse(3, []int{}, []float64{})
	weights = []float64{1, 2, 3}
	got = SparseDot(x, weights)
	if got != 0 {
		t.Errorf("SparseDot(%v, %v) returned %v, expected 0: the vector is zero everywhere.", x, weights, got)
	}
}
