//go:build ignore

package sparsedot

import "lab/ml"

// Misconception: after a comparison both fingers may move on. That walks past common places.
func SparseDot(a, b ml.SparseVector) float64 {
	sum := 0.0
	i, j := 0, 0
	for i < len(a.Indices) && j < len(b.Indices) {
		if a.Indices[i] == b.Indices[j] {
			sum += a.Values[i] * b.Values[j]
		}
		if a.Indices[i] < b.Indices[j] {
			i++
		}
		i++
		j++
	}
	return sum
}
