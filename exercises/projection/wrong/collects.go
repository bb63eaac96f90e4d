//go:build ignore

package projection

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: scores have to be computed here and now.
func Scores(rows *rdd.RDD[[]float64], mean []float64, components [][]float64) *rdd.RDD[[]float64] {
	all := [][]float64{}
	for _, row := range rows.Collect() {
		scores := []float64{}
		for _, v := range components {
			scores = append(scores, ml.Dot(ml.Sub(row, mean), v))
		}
		all = append(all, scores)
	}
	return rdd.Parallelize(rows.Context(), all)
}
