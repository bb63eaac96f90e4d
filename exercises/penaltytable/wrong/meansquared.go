//go:build ignore

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the mean squared error is the RMSE. Its numbers are not in years.
func PenaltyTable(train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64) [][]float64 {
	table := [][]float64{}
	for _, mix := range mixes {
		row := []float64{}
		for _, penalty := range penalties {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix}.Fit(train)
			row = append(row, ml.MeanSquaredError(ml.PredictAll(validation, model)))
		}
		table = append(table, row)
	}
	return table
}
