//go:build solution

package pca

import (
	"gonum.org/v1/gonum/mat"

	"lab/ml"
	"lab/rdd"
)

// PCA returns the first k principal components of the rows, the scores of every row along
// them, and the variances along all directions.
func PCA(rows *rdd.RDD[[]float64], k int) (
	components [][]float64, scores *rdd.RDD[[]float64], variances []float64,
) {
	mean := ml.Summarize(rows).Mean
	d := len(mean)
	numbers := []float64{}
	for _, row := range ml.Covariance(rows) {
		numbers = append(numbers, row...)
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(mat.NewSymDense(d, numbers), true) {
		panic("the eigenvalues do not converge")
	}
	ascending := eigen.Values(nil)
	var columns mat.Dense
	eigen.VectorsTo(&columns)
	for j := d - 1; j >= 0; j-- {
		variances = append(variances, ascending[j])
		if len(components) < k {
			components = append(components, mat.Col(nil, j, &columns))
		}
	}
	scores = rdd.Map(rows, func(row []float64) []float64 {
		centred := ml.Sub(row, mean)
		answer := []float64{}
		for _, v := range components {
			answer = append(answer, ml.Dot(centred, v))
		}
		return answer
	})
	return components, scores, variances
}
