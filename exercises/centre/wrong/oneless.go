//go:build ignore

package centre

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: means are divided by n-1, as a sample's variance is.
func MeanVector(rows *rdd.RDD[[]float64]) []float64 {
	sum := rows.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) })
	return ml.Scale(1/float64(rows.Count()-1), sum)
}

func Centre(rows *rdd.RDD[[]float64]) *rdd.RDD[[]float64] {
	mean := MeanVector(rows)
	return rdd.Map(rows, func(row []float64) []float64 { return ml.Sub(row, mean) })
}
