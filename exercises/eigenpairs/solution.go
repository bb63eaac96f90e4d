//go:build solution

package eigenpairs

import (
	"gonum.org/v1/gonum/mat"
)

// Eigenpairs returns the eigenvalues of a symmetric matrix, the largest first, and for
// each of them an eigenvector of length 1.
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
	ascending := eigen.Values(nil)
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
