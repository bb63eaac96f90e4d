//go:build ignore

package eigenpairs

import (
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Misconception: eigenvalues stand on the diagonal.
func Eigenpairs(matrix [][]float64) ([]float64, [][]float64) {
	d := len(matrix)
	numbers := []float64{}
	for _, row := range matrix {
		numbers = append(numbers, row...)
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(mat.NewSymDense(d, numbers), true) {
		panic("the eigenvalues do not converge")
	}
	ascending := []float64{}
	for j := range d {
		ascending = append(ascending, matrix[j][j])
	}
	slices.Sort(ascending)
	var columns mat.Dense
	eigen.VectorsTo(&columns)
	values := []float64{}
	vectors := [][]float64{}
	for j := d - 1; j >= 0; j-- {
		values = append(values, ascending[j])
		vectors = append(vectors, mat.Col(nil, j, &columns))
	}
	return values, vectors
}
