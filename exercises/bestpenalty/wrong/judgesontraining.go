//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the error on the training data says which penalty is best. It always speaks for no penalty at all.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	smallest := 0.0
	for i, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(train)
		rmse := ml.RMSE(ml.PredictAll(train, model))
		errors = append(errors, rmse)
		if i == 0 || rmse < smallest {
			best, smallest = penalty, rmse
		}
	}
	return best, errors
}
