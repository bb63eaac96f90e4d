//go:build solution

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// PenaltyTable returns the validation error for each mix (row) and each
// penalty (column) of models that were fitted to the training data.
func PenaltyTable(
	train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64,
) [][]float64 {
	table := [][]float64{}
	for _, mix := range mixes {
		row := []float64{}
		for _, penalty := range penalties {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix}.Fit(train)
			row = append(row, ml.RMSE(ml.PredictAll(validation, model)))
		}
		table = append(table, row)
	}
	return table
}
