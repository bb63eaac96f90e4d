//go:build ignore

package sparsevector

import "lab/ml"

// Misconception: a sparse vector is a list of all coordinates with their positions.
func Sparse(dense []float64) ml.SparseVector {
	indices := []int{}
	for i := range dense {
		indices = append(indices, i)
	}
	return ml.NewSparse(len(dense), indices, dense)
}

func SparseDot(x ml.SparseVector, weights []float64) float64 {
	sum := 0.0
	for j, index := range x.Indices {
		sum += x.Values[j] * weights[index]
	}
	return sum
}
