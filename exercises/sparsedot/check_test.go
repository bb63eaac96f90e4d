package sparsedot

import (
	"math"
	"testing"
	"time"

	"lab/ml"
)

// checkSparseDot compares the dot product with the expected one, in both orders.
func checkSparseDot(t *testing.T, a, b ml.SparseVector, want float64) {
	t.Helper()
	if got := SparseDot(a, b); !(math.Abs(got-want) < 1e-9) {
		t.Errorf("SparseDot of the vector with %v at %v and the vector with %v at %v returned %v, expected %v: the sum of the products at all places that are listed in both.", a.Values, a.Indices, b.Values, b.Indices, got, want)
	}
	if got := SparseDot(b, a); !(math.Abs(got-want) < 1e-9) {
		t.Errorf("SparseDot of the vector with %v at %v and the vector with %v at %v returned %v, expected %v: the sum of the products at all places that are listed in both.", b.Values, b.Indices, a.Values, a.Indices, got, want)
	}
}

func TestSparseDotOfSmallVectors(t *testing.T) {
	checkSparseDot(t, ml.NewSparse(4, []int{1, 3}, []float64{3, 4}), ml.NewSparse(4, []int{0, 1}, []float64{5, 2}), 6)
	checkSparseDot(t, ml.NewSparse(9, []int{0, 2, 7, 8}, []float64{1, 2, 3, 4}), ml.NewSparse(9, []int{2, 5, 8}, []float64{10, 20, 30}), 140)
}

func TestSparseDotWithNothingInCommon(t *testing.T) {
	checkSparseDot(t, ml.NewSparse(6, []int{0, 2, 4}, []float64{1, 2, 3}), ml.NewSparse(6, []int{1, 3, 5}, []float64{1, 2, 3}), 0)
	checkSparseDot(t, ml.NewSparse(6, nil, nil), ml.NewSparse(6, []int{1, 3, 5}, []float64{1, 2, 3}), 0)
}

func TestSparseDotOfEnormousVectors(t *testing.T) {
	size := math.MaxInt
	a := ml.NewSparse(size, []int{3, size / 2, size - 1}, []float64{1, 2, 3})
	b := ml.NewSparse(size, []int{4, size / 2, size - 1}, []float64{7, 5, 4})
	answer := make(chan float64, 1)
	problem := make(chan any, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				problem <- p
			}
		}()
		answer <- SparseDot(a, b)
	}()
	got := 0.0
	select {
	case got = <-answer:
	case p := <-problem:
		t.Fatalf("SparseDot of two vectors of the size %d with three values each panicked: %v. Nothing may become as long as the vectors are. Walk over the stored values alone.", size, p)
	case <-time.After(3 * time.Second):
		t.Fatalf("SparseDot of two vectors of the size %d with three values each is still at it after three seconds: it must not walk over all places. Walk over the stored values alone.", size)
	}
	if got != 22 {
		t.Errorf("SparseDot of two vectors of the size %d with values at 3, %d, %d and 4, %d, %d returned %v, expected 2*5 + 3*4 = 22.", size, size/2, size-1, size/2, size-1, got)
	}
}
