//go:build ignore

package projection

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: one slice of scores will do for all rows.
func Scores(
	rows *rdd.RDD[[]float64], mean []float64, components [][]float64,
) *rdd.RDD[[]float64] {
	scores := []float64{}
	return rdd.Map(rows, func(row []float64) []float64 {
		centred := ml.Sub(row, mean)
		for _, v := range components {
			scores = append(scores, ml.Dot(centred, v))
		}
		return scores
	})
}
