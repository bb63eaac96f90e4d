//go:build ignore

package sparsedot

import "lab/ml"

// Misconception: a value that is not stored changes nothing, as a factor of one would.
func SparseDot(a, b ml.SparseVector) float64 {
	values := map[int]float64{}
	for i, index := range a.Indices {
		values[index] = a.Values[i]
	}
	sum := 0.0
	for j, index := range b.Indices {
		x, known := values[index]
		if !known {
			x = 1
		}
		sum += x * b.Values[j]
	}
	return sum
}
