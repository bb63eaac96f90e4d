//go:build ignore

package sparsedot

import "lab/ml"

// Misconception: places in both lists stand at the same position of both lists.
func SparseDot(a, b ml.SparseVector) float64 {
	sum := 0.0
	for i := range min(len(a.Indices), len(b.Indices)) {
		if a.Indices[i] == b.Indices[i] {
			sum += a.Values[i] * b.Values[i]
		}
	}
	return sum
}
