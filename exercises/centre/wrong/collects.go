//go:build ignore

package centre

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the rows have to come together before anything can be subtracted from them.
func MeanVector(rows *rdd.RDD[[]float64]) []float64 {
	sum := rows.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) })
	return ml.Scale(1/float64(rows.Count()), sum)
}

func Centre(rows *rdd.RDD[[]float64]) *rdd.RDD[[]float64] {
	mean := MeanVector(rows)
	centred := [][]float64{}
	for _, row := range rows.Collect() {
		centred = append(centred, ml.Sub(row, mean))
	}
	return rdd.Parallelize(rows.Context(), centred)
}
