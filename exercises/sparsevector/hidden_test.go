package sparsevector

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/ml"
)

func TestSparseOnRandomVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 39))
	for round := 0; round < 8; round++ {
		dense := make([]float64, 5+random.IntN(40))
		indices := []int{}
		values := []float64{}
		for i := range dense {
			if random.IntN(3) == 0 {
				dense[i] = 20*random.Float64() - 10
				indices = append(indices, i)
				values = append(values, dense[i])
			}
		}
		checkSparse(t, dense, indices, values)
	}
}

func TestSparseDotOnRandomVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 39))
	for round := 0; round < 8; round++ {
		size := 10 + random.IntN(60)
		indices := []int{}
		values := []float64{}
		weights := []float64{}
		want := 0.0
		for i := 0; i < size; i++ {
			weights = append(weights, 10*random.Float64()-5)
			if random.IntN(4) == 0 {
				value := 1 + random.Float64()
				indices = append(indices, i)
				values = append(values, value)
				want += value * weights[i]
			}
		}
		checkDot(t, ml.NewSparse(size, indices, values), weights, want, "the sum of each value times its weight")
	}
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
