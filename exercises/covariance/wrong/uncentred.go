//go:build ignore

package covariance

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the outer products of the rows as they are will do.
func Covariance(rows *rdd.RDD[[]float64]) [][]float64 {
	n := float64(rows.Count())
	mean := ml.Scale(1/n, rows.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) }))
	zero := [][]float64{}
	for range mean {
		zero = append(zero, ml.Zeros(len(mean)))
	}
	add := func(sum [][]float64, row []float64) [][]float64 {
		dev := row
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
