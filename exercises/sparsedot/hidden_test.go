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
