//go:build ignore

package sparsevector

import "lab/ml"

func Sparse(dense []float64) ml.SparseVector {
	indices := []int{}
	values := []float64{}
	for i, value := range dense {
		if value != 0 {
			indices = append(indices, i)
			values = append(values, value)
		}
	}
	return ml.NewSparse(len(dense), indices, values)
}

// Misconception: every value is 1, so the dot product is a sum of weights. That is so after one-hot encoding only.
func SparseDot(x ml.SparseVector, weights []float64) float64 {
	sum := 0.0
	for _, index := range x.Indices {
		sum += weights[index]
	}
	return sum
}
