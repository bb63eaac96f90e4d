//go:build ignore

package projection

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a distance has no sign.
func Scores(rows *rdd.RDD[[]float64], mean []float64, components [][]float64) *rdd.RDD[[]float64] {
	return rdd.Map(rows, func(row []float64) []float64 {
		centred := ml.Sub(row, mean)
		scores := []float64{}
		for _, v := range components {
			scores = append(scores, max(ml.Dot(centred, v), -ml.Dot(centred, v)))
		}
		return scores
	})
}
