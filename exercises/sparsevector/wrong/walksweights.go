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

// Misconception: weights and values go side by side, one for each.
func SparseDot(x ml.SparseVector, weights []float64) float64 {
	sum := 0.0
	for i, weight := range weights {
		sum += x.Values[i] * weight
	}
	return sum
}
