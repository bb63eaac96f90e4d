//go:build ignore

package averagematrices

import (
	"lab/ml"
)

// Misconception: a mean is divided by the number of all values.
func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range seconds {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j%seconds][j] = 1 / float64(directions*seconds)
	}
	return matrix
}

func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j/seconds][j] = 1 / float64(directions*seconds)
	}
	return matrix
}
