//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a number that looks large enough is larger than every error. Where all are above it, nothing is ever the best.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	smallest := 100.0
	for _, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(train)
		rmse := ml.RMSE(ml.PredictAll(validation, model))
		errors = append(errors, rmse)
		if rmse < smallest {
			best = penalty
			smallest = rmse
		}
	}
	return best, errors
}
