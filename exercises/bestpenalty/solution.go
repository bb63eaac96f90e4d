//go:build solution

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// BestPenalty fits a linear regression with each of the penalties to the
// training data. It returns the penalty with the smallest error on the
// validation data, and all these errors.
func BestPenalty(
	train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64,
) (best float64, errors []float64) {
	smallest := 0.0
	for i, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(train)
		rmse := ml.RMSE(ml.PredictAll(validation, model))
		errors = append(errors, rmse)
		if i == 0 || rmse < smallest {
			best = penalty
			smallest = rmse
		}
	}
	return best, errors
}
