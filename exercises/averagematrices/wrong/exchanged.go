//go:build ignore

package averagematrices

import (
	"lab/ml"
)

// Misconception: second and direction are told apart by the number of rows alone.
func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range seconds {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j/directions][j] = 1 / float64(directions)
	}
	return matrix
}

func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j%directions][j] = 1 / float64(seconds)
	}
	return matrix
}
