//go:build ignore

package averagematrices

import (
	"lab/ml"
)

// Misconception: 1 / directions is a fraction. With whole numbers it is 0.
func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range seconds {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j%seconds][j] = float64(1 / directions)
	}
	return matrix
}

func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[j/seconds][j] = float64(1 / seconds)
	}
	return matrix
}
