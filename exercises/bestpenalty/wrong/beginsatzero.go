//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the smallest error so far begins at 0. No error is below that, so nothing is ever the best.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	smallest := 0.0
	for _, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(train)
		rmse := ml.RMSE(ml.PredictAll(validation, model))
		errors = append(errors, rmse)
		if rmse < smallest {
			best, smallest = penalty, rmse
		}
	}
	return best, errors
}
