//go:build ignore

package covariance

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: each entry of the matrix is a sum, so each needs a pass over the data.
func Covariance(rows *rdd.RDD[[]float64]) [][]float64 {
	n := float64(rows.Count())
	mean := ml.Scale(1/n, rows.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) }))
	cov := [][]float64{}
	for j := range mean {
		cov = append(cov, ml.Zeros(len(mean)))
		for k := range mean {
			products := rdd.Map(rows, func(row []float64) float64 { return (row[j] - mean[j]) * (row[k] - mean[k]) })
			cov[j][k] = products.Reduce(func(a, b float64) float64 { return a + b }) / n
		}
	}
	return cov
}
