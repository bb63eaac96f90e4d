//go:build ignore

package onehot

import (
	"slices"

	"lab/ml"
)

// Misconception: a map says somehow that it does not know a key. It answers 0, and 0 is the number of another token.
func OneHot(tokens []ml.Token, dictionary map[ml.Token]int) ml.SparseVector {
	indices := []int{}
	for _, token := range tokens {
		indices = append(indices, dictionary[token])
	}
	slices.Sort(indices)
	indices = slices.Compact(indices)
	values := make([]float64, len(indices))
	for i := range values {
		values[i] = 1
	}
	return ml.NewSparse(len(dictionary), indices, values)
}
