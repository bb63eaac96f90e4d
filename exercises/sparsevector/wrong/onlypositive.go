//go:build ignore

package sparsevector

import "lab/ml"

// Misconception: not zero means above zero.
func Sparse(dense []float64) ml.SparseVector {
	indices := []int{}
	values := []float64{}
	for i, value := range dense {
		if value > 0 {
			indices = append(indices, i)
			values = append(values, value)
		}
	}
	return ml.NewSparse(len(dense), indices, values)
}

func SparseDot(x ml.SparseVector, weights []float64) float64 {
	sum := 0.0
	for j, index := range x.Indices {
		sum += x.Values[j] * weights[index]
	}
	return sum
}
