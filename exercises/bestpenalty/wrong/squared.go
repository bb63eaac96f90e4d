//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the mean squared error is the RMSE. It finds the same penalty, and its numbers are not in years.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	smallest := 0.0
	for i, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(train)
		mse := ml.MeanSquaredError(ml.PredictAll(validation, model))
		errors = append(errors, mse)
		if i == 0 || mse < smallest {
			best, smallest = penalty, mse
		}
	}
	return best, errors
}
