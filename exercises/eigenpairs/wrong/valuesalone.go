//go:build ignore

package eigenpairs

import (
	"gonum.org/v1/gonum/mat"
)

// Misconception: only the values have to be turned round.
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
		vectors = append(vectors, mat.Col(nil, d-1-j, &columns))
	}
	return values, vectors
}
