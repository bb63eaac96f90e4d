//go:build ignore

package eigenpairs

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Misconception: large means large in absolute value.
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
	order := []int{}
	for j := range d {
		order = append(order, j)
	}
	slices.SortFunc(order, func(a, b int) int {
		if math.Abs(ascending[a]) > math.Abs(ascending[b]) {
			return -1
		}
		return 1
	})
	values := []float64{}
	vectors := [][]float64{}
	for _, j := range order {
		values = append(values, ascending[j])
		vectors = append(vectors, mat.Col(nil, j, &columns))
	}
	return values, vectors
}
