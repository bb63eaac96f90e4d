//go:build ignore

package averagematrices

import (
	"lab/ml"
)

// Misconception: the same row of zeros can be appended many times.
func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	row := ml.Zeros(directions * seconds)
	for range seconds {
		matrix = append(matrix, row)
	}
	for j := range directions * seconds {
		matrix[j%seconds][j] = 1 / float64(directions)
	}
	return matrix
}

func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	row := ml.Zeros(directions * seconds)
	for range directions {
		matrix = append(matrix, row)
	}
	for j := range directions * seconds {
		matrix[j/seconds][j] = 1 / float64(seconds)
	}
	return matrix
}
