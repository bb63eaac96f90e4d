package sparsedot

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
)

// hiddenRandomSparse returns a sparse vector and the same with its zeros.
func hiddenRandomSparse(random *rand.Rand, size int) (ml.SparseVector, []float64) {
	indices, values, dense := []int{}, []float64{}, make([]float64, size)
	for i := range size {
		if random.IntN(3) == 0 {
			x := float64(1+random.IntN(9)) * float64(1-2*random.IntN(2))
			indices, values = append(indices, i), append(values, x)
			dense[i] = x
		}
	}
	return ml.NewSparse(size, indices, values), dense
}

func TestSparseDotOfRandomVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(0, 7))
	for round := range 40 {
		a, denseA := hiddenRandomSparse(random, 1+round)
		b, denseB := hiddenRandomSparse(random, 1+round)
		want := 0.0
		for i := range denseA {
			want += denseA[i] * denseB[i]
		}
		if got := SparseDot(a, b); !(math.Abs(got-want) < 1e-9) {
			t.Fatalf("SparseDot of the vector with %v at %v and the vector with %v at %v returned %v, expected %v.", a.Values, a.Indices, b.Values, b.Indices, got, want)
		}
	}
}

func TestSparseDotOfEnormousVectors(t *testing.T) {
	size := math.MaxInt
	a := ml.NewSparse(size, []int{3, size / 2, size - 1}, []float64{1, 2, 3})
	b := ml.NewSparse(size, []int{4, size / 2, size - 1}, []float64{7, 5, 4})
	if got := SparseDot(a, b); got != 22 {
		t.Errorf("SparseDot of two vectors of the size %d with values at 3, %d, %d and 4, %d, %d returned %v, expected 2*5 + 3*4 = 22.", size, size/2, size-1, size/2, size-1, got)
	}
}
