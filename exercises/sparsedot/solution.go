//go:build solution

package sparsedot

import "lab/ml"

// SparseDot returns the dot product of two sparse vectors of the same size, touching stored values alone.
func SparseDot(a, b ml.SparseVector) float64 {
	sum := 0.0
	i, j := 0, 0
	for i < len(a.Indices) && j < len(b.Indices) {
		switch {
		case a.Indices[i] < b.Indices[j]:
			i++
		case a.Indices[i] > b.Indices[j]:
			j++
		default:
			sum += a.Values[i] * b.Values[j]
			i++ // The place in b is smaller then, and j follows in the next round.
		}
	}
	return sum
}
