//go:build ignore

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: both settings are numbers, so it does not matter which field gets which.
func PenaltyTable(train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64) [][]float64 {
	table := [][]float64{}
	for _, mix := range mixes {
		row := []float64{}
		for _, penalty := range penalties {
			model := ml.LinearRegression{RegParam: mix, ElasticNet: min(penalty, 1)}.Fit(train)
			row = append(row, ml.RMSE(ml.PredictAll(validation, model)))
		}
		table = append(table, row)
	}
	return table
}
