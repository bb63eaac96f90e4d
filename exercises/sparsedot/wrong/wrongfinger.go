//go:build ignore

package sparsedot

import "lab/ml"

// Misconception: the finger on the larger place moves. It leaves behind what the other one was looking for.
func SparseDot(a, b ml.SparseVector) float64 {
	sum := 0.0
	i, j := 0, 0
	for i < len(a.Indices) && j < len(b.Indices) {
		switch {
		case a.Indices[i] < b.Indices[j]:
			j++
		case a.Indices[i] > b.Indices[j]:
			i++
		default:
			sum += a.Values[i] * b.Values[j]
			i++
			j++
		}
	}
	return sum
}
