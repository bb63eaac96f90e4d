//go:build ignore

package onehot

import (
	"slices"

	"lab/ml"
)

// Misconception: a slice that comes as an argument is one's own, so it may be put into order.
func OneHot(tokens []ml.Token, dictionary map[ml.Token]int) ml.SparseVector {
	slices.SortFunc(tokens, func(a, b ml.Token) int { return dictionary[a] - dictionary[b] })
	indices := []int{}
	values := []float64{}
	for _, token := range slices.Compact(tokens) {
		number, known := dictionary[token]
		if known {
			indices = append(indices, number)
			values = append(values, 1)
		}
	}
	return ml.NewSparse(len(dictionary), slices.Compact(indices), values[:len(slices.Compact(indices))])
}
