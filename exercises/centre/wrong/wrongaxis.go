//go:build ignore

package centre

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: centring means that the numbers of each row have the mean 0.
func MeanVector(rows *rdd.RDD[[]float64]) []float64 {
	sum := rows.Reduce(func(a, b []float64) []float64 { return ml.Add(a, b) })
	return ml.Scale(1/float64(rows.Count()), sum)
}

func Centre(rows *rdd.RDD[[]float64]) *rdd.RDD[[]float64] {
	return rdd.Map(rows, func(row []float64) []float64 {
		mean := 0.0
		for _, x := range row {
			mean += x / float64(len(row))
		}
		centred := []float64{}
		for _, x := range row {
			centred = append(centred, x-mean)
		}
		return centred
	})
}
