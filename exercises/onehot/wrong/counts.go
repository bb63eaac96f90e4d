//go:build ignore

package onehot

import (
	"slices"

	"lab/ml"
)

// Misconception: the vector counts how often a token comes.
func OneHot(tokens []ml.Token, dictionary map[ml.Token]int) ml.SparseVector {
	counts := map[int]float64{}
	for _, token := range tokens {
		number, known := dictionary[token]
		if known {
			counts[number]++
		}
	}
	indices := []int{}
	for number := range counts {
		indices = append(indices, number)
	}
	slices.Sort(indices)
	values := []float64{}
	for _, number := range indices {
		values = append(values, counts[number])
	}
	return ml.NewSparse(len(dictionary), indices, values)
}
