//go:build ignore

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a linear model goes through the origin. Without an intercept years around 1970 are out of reach.
func PenaltyTable(train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64) [][]float64 {
	table := [][]float64{}
	for _, mix := range mixes {
		row := []float64{}
		for _, penalty := range penalties {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix, NoIntercept: true}.Fit(train)
			row = append(row, ml.RMSE(ml.PredictAll(validation, model)))
		}
		table = append(table, row)
	}
	return table
}
