//go:build solution

package centre

import (
	"lab/ml"
	"lab/rdd"
)

// MeanVector returns the mean of the rows, number by number.
func MeanVector(rows *rdd.RDD[[]float64]) []float64 {
	sum := rows.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) })
	return ml.Scale(1/float64(rows.Count()), sum)
}

// Centre returns the rows with their mean subtracted from each.
func Centre(rows *rdd.RDD[[]float64]) *rdd.RDD[[]float64] {
	mean := MeanVector(rows)
	return rdd.Map(rows, func(row []float64) []float64 { return ml.Sub(row, mean) })
}
