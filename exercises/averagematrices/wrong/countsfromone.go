//go:build ignore

package averagematrices

import (
	"lab/ml"
)

// Misconception: the first value has number 1.
func TimeMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range seconds {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[(j+1)%seconds][j] = 1 / float64(directions)
	}
	return matrix
}

func DirectionMatrix(directions, seconds int) [][]float64 {
	matrix := [][]float64{}
	for range directions {
		matrix = append(matrix, ml.Zeros(directions*seconds))
	}
	for j := range directions * seconds {
		matrix[(j+1)/seconds%directions][j] = 1 / float64(seconds)
	}
	return matrix
}
