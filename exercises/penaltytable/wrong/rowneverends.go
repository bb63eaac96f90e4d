//go:build ignore

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a variable that is declared before a loop begins anew in each round. Every row holds all rows before it.
func PenaltyTable(train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64) [][]float64 {
	table := [][]float64{}
	row := []float64{}
	for _, mix := range mixes {
		for _, penalty := range penalties {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix}.Fit(train)
			row = append(row, ml.RMSE(ml.PredictAll(validation, model)))
		}
		table = append(table, row)
	}
	return table
}
