//go:build ignore

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: rows and columns are a matter of taste. The heat map would have its axes the wrong way round.
func PenaltyTable(train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64) [][]float64 {
	table := [][]float64{}
	for _, penalty := range penalties {
		row := []float64{}
		for _, mix := range mixes {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix}.Fit(train)
			row = append(row, ml.RMSE(ml.PredictAll(validation, model)))
		}
		table = append(table, row)
	}
	return table
}
