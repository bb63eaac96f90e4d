//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: whatever is judged on the validation data has to be fitted to it, too. Each model has seen the answers.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	smallest := 0.0
	for i, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(validation)
		rmse := ml.RMSE(ml.PredictAll(validation, model))
		errors = append(errors, rmse)
		if i == 0 || rmse < smallest {
			best, smallest = penalty, rmse
		}
	}
	return best, errors
}
