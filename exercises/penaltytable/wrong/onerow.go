//go:build ignore

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a table is a list of numbers, and where a row ends is clear to everybody.
func PenaltyTable(train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64) [][]float64 {
	row := []float64{}
	for _, mix := range mixes {
		for _, penalty := range penalties {
			model := ml.LinearRegression{RegParam: penalty, ElasticNet: mix}.Fit(train)
			row = append(row, ml.RMSE(ml.PredictAll(validation, model)))
		}
	}
	return [][]float64{row}
}
