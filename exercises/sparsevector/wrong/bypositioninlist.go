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

// Misconception: the first value kept belongs to the first weight.
func SparseDot(x ml.SparseVector, weights []float64) float64 {
	sum := 0.0
	for j, value := range x.Values {
		sum += value * weights[j]
	}
	return sum
}
