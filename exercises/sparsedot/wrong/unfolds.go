//go:build ignore

package sparsedot

import "lab/ml"

// Misconception: a vector can always be written out with its zeros.
func SparseDot(a, b ml.SparseVector) float64 {
	dense := make([]float64, a.Size)
	for i, index := range a.Indices {
		dense[index] = a.Values[i]
	}
	sum := 0.0
	for i, index := range b.Indices {
		sum += dense[index] * b.Values[i]
	}
	return sum
}
