//go:build ignore

package averagematrices

import (
	"lab/ml"
)

// Misconception: the sizes are those of the example, 2 directions of 3 seconds.
func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range seconds {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for second := range seconds {
		matrix[second][second] = 0.5
		matrix[second][second+3] = 0.5
	}
	return matrix
}

func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j/seconds][j] = 1.0 / 3
	}
	return matrix
}
