//go:build ignore

package averagematrices

import (
	"lab/ml"
)

// Misconception: the movie has 12 directions and 20 seconds, so the matrices are known.
func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range seconds {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j%seconds][j] = 1.0 / 12
	}
	return matrix
}

func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j/seconds][j] = 1.0 / 20
	}
	return matrix
}
