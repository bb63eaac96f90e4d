//go:build ignore

package projection

import "lab/rdd"

// Misconception: a row is a pair, as in the example.
func Scores(
	rows *rdd.RDD[[]float64], mean []float64, components [][]float64,
) *rdd.RDD[[]float64] {
	return rdd.Map(rows, func(row []float64) []float64 {
		scores := []float64{}
		for _, v := range components {
			scores = append(scores, (row[0]-mean[0])*v[0]+(row[1]-mean[1])*v[1])
		}
		return scores
	})
}
