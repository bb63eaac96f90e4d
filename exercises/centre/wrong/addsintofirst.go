//go:build ignore

package centre

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a sum may be gathered in the first row.
func MeanVector(rows *rdd.RDD[[]float64]) []float64 {
	sum := rows.Reduce(func(a, b []float64) []float64 {
		for j := range a {
			a[j] += b[j]
		}
		return a
	})
	return ml.Scale(1/float64(rows.Count()), sum)
}

func Centre(rows *rdd.RDD[[]float64]) *rdd.RDD[[]float64] {
	mean := MeanVector(rows)
	return rdd.Map(rows, func(row []float64) []float64 { return ml.Sub(row, mean) })
}
