//go:build ignore

package onehot

import (
	"slices"

	"lab/ml"
)

// Misconception: the vector need not be longer than its last one.
func OneHot(tokens []ml.Token, dictionary map[ml.Token]int) ml.SparseVector {
	indices := []int{}
	for _, token := range tokens {
		number, known := dictionary[token]
		if known {
			indices = append(indices, number)
		}
	}
	slices.Sort(indices)
	indices = slices.Compact(indices)
	values := make([]float64, len(indices))
	for i := range values {
		values[i] = 1
	}
	return ml.SparseVector{Size: len(indices), Indices: indices, Values: values}
}
