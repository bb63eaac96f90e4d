//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the best penalty and its error are the same thing.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	smallest := 0.0
	for i, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(train)
		rmse := ml.RMSE(ml.PredictAll(validation, model))
		errors = append(errors, rmse)
		if i == 0 || rmse < smallest {
			smallest = rmse
		}
	}
	return smallest, errors
}
