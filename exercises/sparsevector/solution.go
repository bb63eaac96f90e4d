//go:build solution

package sparsevector

import "lab/ml"

// Sparse returns the sparse form of a vector: only what is not 0 is kept.
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

// SparseDot returns the dot product of x with weights, which has x.Size numbers.
func SparseDot(x ml.SparseVector, weights []float64) float64 {
	sum := 0.0
	for j, index := range x.Indices {
		sum += x.Values[j] * weights[index]
	}
	return sum
}
