//go:build ignore

package sparsedot

import "lab/ml"

// Misconception: the first value of one vector belongs to the first value of the other one.
func SparseDot(a, b ml.SparseVector) float64 {
	sum := 0.0
	for i := range min(len(a.Values), len(b.Values)) {
		sum += a.Values[i] * b.Values[i]
	}
	return sum
}
