//go:build ignore

package projection

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: components are columns, as in many books; here each is a row of its own.
func Scores(rows *rdd.RDD[[]float64], mean []float64, components [][]float64) *rdd.RDD[[]float64] {
	return rdd.Map(rows, func(row []float64) []float64 {
		centred := ml.Sub(row, mean)
		scores := make([]float64, len(components))
		for c := range components {
			for j := range centred {
				scores[c] += centred[j] * components[j%len(components)][c%len(centred)]
			}
		}
		return scores
	})
}
