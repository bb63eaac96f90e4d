//go:build ignore

package projection

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: rows can be centred in place.
func Scores(rows *rdd.RDD[[]float64], mean []float64, components [][]float64) *rdd.RDD[[]float64] {
	return rdd.Map(rows, func(row []float64) []float64 {
		centred := row
		for j := range centred {
			centred[j] -= mean[j]
		}
		scores := []float64{}
		for _, v := range components {
			scores = append(scores, ml.Dot(centred, v))
		}
		return scores
	})
}
