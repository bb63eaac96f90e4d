//go:build !solution

package sparsevector

import "lab/ml"

// Sparse returns the sparse form of a vector: only what is not 0 is kept.
func Sparse(dense []float64) ml.SparseVector {
	// Your turn: replace this line.
	return ml.SparseVector{}
}

// SparseDot returns the dot product of x with weights, which has x.Size
// numbers.
func SparseDot(x ml.SparseVector, weights []float64) float64 {
	// Your turn: replace this line.
	return 0
}
