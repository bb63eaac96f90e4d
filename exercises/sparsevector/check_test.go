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

// checkDot compares a dot product with the expected one. An index that is out of range is told as a failure, too.
func checkDot(t *testing.T, x ml.SparseVector, weights []float64, want float64, why string) {
	t.Helper()
	defer func() {
		if problem := recover(); problem != nil {
			t.Errorf("SparseDot(%v, %v) stopped with %q, expected %v, %s. x.Values has only what was kept, and x.Indices says which weight each of these belongs to.", x, weights, problem, want, why)
		}
	}()
	got := SparseDot(x, weights)
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("SparseDot(%v, %v) returned %v, expected %v, %s.", x, weights, got, want, why)
	}
}

func TestSparseKeepsWhatIsNotZero(t *testing.T) {
	checkSparse(t, []float64{0, 7, 0, 0, -2}, []int{1, 4}, []float64{7, -2})
	checkSparse(t, []float64{1.5, 0, 0}, []int{0}, []float64{1.5})
	checkSparse(t, []float64{0, 0}, []int{}, []float64{})
}

func TestSparseDotOfSmallVectors(t *testing.T) {
	checkDot(t, ml.NewSparse(5, []int{1, 4}, []float64{7, -2}), []float64{9, 10, 9, 9, 3}, 64, "which is 7·10 - 2·3")
	checkDot(t, ml.NewSparse(3, []int{}, []float64{}), []float64{1, 2, 3}, 0, "since the vector is zero everywhere")
}

func TestSparseDotLeavesTheOtherWeightsAlone(t *testing.T) {
	weights := make([]float64, 1000)
	for i := range weights {
		weights[i] = math.Inf(1)
	}
	weights[10] = 2
	weights[700] = 5
	x := ml.NewSparse(1000, []int{10, 700}, []float64{3, 4})
	got := SparseDot(x, weights)
	if got != 26 {
		t.Errorf("SparseDot of a vector with 2 of 1000 coordinates kept returned %v, expected 26. All the other weights are infinite here, so a sum that touches them shows: only the coordinates that were kept are to be looked at.", got)
	}
}
