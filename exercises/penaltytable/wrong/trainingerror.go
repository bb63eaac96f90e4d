//go:build ignore

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the error on the data that a model learned from says how good it is.
func PenaltyTable(train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64) [][]float64 {
	table := [][]float64{}
	for _, mix := range mixes {
		row := []float64{}
		for _, penalty := range penalties {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix}.Fit(train)
			row = append(row, ml.RMSE(ml.PredictAll(train, model)))
		}
		table = append(table, row)
	}
	return table
}
