//go:build ignore

package bestpenalty

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the penalty is mixed in by ElasticNet. That only says of which kind it is; how much of it is RegParam.
func BestPenalty(train, validation *rdd.RDD[ml.LabeledPoint], penalties []float64) (best float64, errors []float64) {
	smallest := 0.0
	for i, penalty := range penalties {
		model := ml.LinearRegression{ElasticNet: min(penalty, 1)}.Fit(train)
		rmse := ml.RMSE(ml.PredictAll(validation, model))
		errors = append(errors, rmse)
		if i == 0 || rmse < smallest {
			best, smallest = penalty, rmse
		}
	}
	return best, errors
}
