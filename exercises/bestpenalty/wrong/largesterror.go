//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a score is better when it is larger. An error is not.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	largest := 0.0
	for i, penalty := range penalties {
		model := ml.LinearRegression{RegParam: penalty}.Fit(train)
		rmse := ml.RMSE(ml.PredictAll(validation, model))
		errors = append(errors, rmse)
		if i == 0 || rmse > largest {
			best, largest = penalty, rmse
		}
	}
	return best, errors
}
