package sparsevector

import (
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
