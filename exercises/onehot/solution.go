//go:build solution

package onehot

import (
	"slices"

	"lab/ml"
)

// OneHot returns the vector with a 1 at the number of each token that the dictionary has.
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
	return ml.NewSparse(len(dictionary), indices, values)
}
