//go:build ignore

package onehot

import (
	"slices"

	"lab/ml"
)

// Misconception: a token that is new gets a number of its own. No weight belongs to it, and the dictionary is shared.
func OneHot(tokens []ml.Token, dictionary map[ml.Token]int) ml.SparseVector {
	indices := []int{}
	for _, token := range tokens {
		number, known := dictionary[token]
		if !known {
			number = len(dictionary)
			dictionary[token] = number
		}
		indices = append(indices, number)
	}
	slices.Sort(indices)
	indices = slices.Compact(indices)
	values := make([]float64, len(indices))
	for i := range values {
		values[i] = 1
	}
	return ml.NewSparse(len(dictionary), indices, values)
}
