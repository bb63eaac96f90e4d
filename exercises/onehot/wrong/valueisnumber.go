//go:build ignore

package onehot

import (
	"slices"

	"lab/ml"
)

// Misconception: the value at a coordinate is its number.
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
		values[i] = float64(indices[i])
	}
	return ml.NewSparse(len(dictionary), indices, values)
}
