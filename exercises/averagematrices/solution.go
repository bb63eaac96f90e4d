//go:build solution

package averagematrices

import (
	"lab/ml"
)

// TimeMatrix returns the matrix that averages a series over its directions, second by
// second.
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

// DirectionMatrix returns the matrix that averages a series over the seconds of each
// direction.
func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j/seconds][j] = 1 / float64(seconds)
	}
	return matrix
}
