//go:build ignore

package sparsedot

import "lab/ml"

// Misconception: a dot product looks at every place. Of most places a sparse vector knows only that there are many.
func SparseDot(a, b ml.SparseVector) float64 {
	stored := map[int]float64{}
	for i, index := range a.Indices {
		stored[index] = a.Values[i]
	}
	sum, j := 0.0, 0
	for place := range a.Size {
		if j < len(b.Indices) && b.Indices[j] == place {
			sum += stored[place] * b.Values[j]
			j++
		}
	}
	return sum
}
