//go:build ignore

package averagematrices

import (
	"lab/ml"
)

func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range seconds {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j%seconds][j] = 1 / float64(directions)
	}
	return matrix
}

// Misconception: the place of a value is its number divided by the number of directions.
func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j/directions][j] = 1 / float64(seconds)
	}
	return matrix
}
