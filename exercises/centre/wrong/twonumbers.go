//go:build ignore

package centre

import "lab/rdd"

// Misconception: a row is a pair, as in the example.
func MeanVector(rows *rdd.RDD[[]float64]) []float64 {
	sum := rows.Reduce(func(a, b []float64) []float64 { return []float64{a[0] + b[0], a[1] + b[1]} })
	n := float64(rows.Count())
	return []float64{sum[0] / n, sum[1] / n}
}

func Centre(rows *rdd.RDD[[]float64]) *rdd.RDD[[]float64] {
	mean := MeanVector(rows)
	return rdd.Map(rows, func(row []float64) []float64 { return []float64{row[0] - mean[0], row[1] - mean[1]} })
}
