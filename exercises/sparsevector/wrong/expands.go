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

// Misconception: a dot product needs all coordinates, so the zeros are put back first. The saving is gone.
func SparseDot(x ml.SparseVector, weights []float64) float64 {
	dense := make([]float64, x.Size)
	for j, index := range x.Indices {
		dense[index] = x.Values[j]
	}
	sum := 0.0
	for i, weight := range weights {
		sum += dense[i] * weight
	}
	return sum
}
