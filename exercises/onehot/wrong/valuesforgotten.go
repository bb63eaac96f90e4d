//go:build ignore

package onehot

import (
	"slices"

	"lab/ml"
)

// Misconception: where there is an index, a 1 is understood.
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
	return ml.SparseVector{Size: len(dictionary), Indices: indices}
}
