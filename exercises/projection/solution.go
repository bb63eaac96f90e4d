//go:build solution

package projection

import (
	"lab/ml"
	"lab/rdd"
)

// Scores returns, for every row, how far it lies from the mean along each component.
func Scores(
	rows *rdd.RDD[[]float64], mean []float64, components [][]float64,
) *rdd.RDD[[]float64] {
	return rdd.Map(rows, func(row []float64) []float64 {
		centred := ml.Sub(row, mean)
		scores := []float64{}
		for _, v := range components {
			scores = append(scores, ml.Dot(centred, v))
		}
		return scores
	})
}
