//go:build ignore

package sparsevector

import "lab/ml"

// Misconception: the size is the number of coordinates that were kept.
func Sparse(dense []float64) ml.SparseVector {
	indices := []int{}
	values := []float64{}
	for i, value := range dense {
		if value != 0 {
			indices = append(indices, i)
			values = append(values, value)
		}
	}
	return ml.SparseVector{Size: len(indices), Indices: indices, Values: values}
}

func SparseDot(x ml.SparseVector, weights []float64) float64 {
	sum := 0.0
	for j, index := range x.Indices {
		sum += x.Values[j] * weights[index]
	}
	return sum
}
