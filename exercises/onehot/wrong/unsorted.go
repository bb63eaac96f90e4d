//go:build ignore

package onehot

import "lab/ml"

// Misconception: tokens come in the order of their numbers, so the indices are sorted already.
func OneHot(tokens []ml.Token, dictionary map[ml.Token]int) ml.SparseVector {
	indices := []int{}
	values := []float64{}
	for _, token := range tokens {
		number, known := dictionary[token]
		if known {
			indices = append(indices, number)
			values = append(values, 1)
		}
	}
	return ml.SparseVector{Size: len(dictionary), Indices: indices, Values: values}
}
