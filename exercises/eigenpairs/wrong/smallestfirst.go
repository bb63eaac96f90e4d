//go:build ignore

package eigenpairs

import (
	"gonum.org/v1/gonum/mat"
)

// Misconception: gonum gives them in the right order already.
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
	for j := range d {
		values = append(values, ascending[j])
		vectors = append(vectors, mat.Col(nil, j, &columns))
	}
	return values, vectors
}
