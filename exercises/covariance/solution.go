//go:build solution

package covariance

import (
	"lab/ml"
	"lab/rdd"
)

// Covariance returns the covariance matrix of the rows, divided by their number.
func Covariance(rows *rdd.RDD[[]float64]) [][]float64 {
	n := float64(rows.Count())
	sum := rows.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) })
	mean := ml.Scale(1/n, sum)
	zero := [][]float64{}
	for range mean {
		zero = append(zero, ml.Zeros(len(mean)))
	}
	add := func(sum [][]float64, row []float64) [][]float64 {
		dev := ml.Sub(row, mean)
		for j := range dev {
			for k := range dev {
				sum[j][k] += dev[j] * dev[k]
			}
		}
		return sum
	}
	join := func(a, b [][]float64) [][]float64 {
		for j := range a {
			for k := range a {
				a[j][k] += b[j][k]
			}
		}
		return a
	}
	cov := rdd.Aggregate(rows, zero, add, join)
	for j := range cov {
		cov[j] = ml.Scale(1/n, cov[j])
	}
	return cov
}
