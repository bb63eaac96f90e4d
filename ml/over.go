package ml

import (
	"math"

	"lab/rdd"
	"lab/rdd/plan"
)

// A kernel runs from source what has an RDD in its signature, here and in the files of the other models. The work is in compiled tasks.

// LeastSquares fits a linear model with intercept that has the least sum of squared errors on n points of d features, in one pass. Where
// several models have, it takes the one with the shortest weights. See [Gram] for how, and for the panics.
func LeastSquares(data *rdd.RDD[LabeledPoint]) LinearModel {
	grams := data.Context().Executor().Run("LeastSquares", data.Node(), nil, func(part int, in plan.Stream) any {
		return GramTask(in)
	})
	return SolveGrams(grams)
}

// GradientDescent fits a linear model without intercept by so many steps of batch gradient descent: with n points, iteration i (from 0)
// subtracts α/(n√(i+1)) times the sum of [GradientSummand] over all points, beginning with zeros. It returns d weights and
// the root mean squared error on data before each update, one number for each iteration. The weights are nil when there is no iteration and
// no [StartAt].
//
// Every iteration is a job over data, so call data.Cache() first. A step size that is too large makes the errors grow without bound.
// It panics with *[Error] for an empty data set or a bad option, and with *rdd.Error where points differ in their number of features.
func GradientDescent(data *rdd.RDD[LabeledPoint], iterations int, opts ...GradientOption) (weights, errors []float64) {
	state := NewDescent(iterations, opts...)
	for i := 0; i < iterations; i++ {
		now := state.Weights()
		gradients := data.Context().Executor().Run("GradientDescent", data.Node(), nil, func(part int, in plan.Stream) any {
			return GradientTask(now, in)
		})
		state.Step(gradients)
	}
	return state.Weights(), state.Errors()
}

// PredictAll returns what a model says about every point, beside its label, in the order of the points. It is lazy.
func PredictAll(data *rdd.RDD[LabeledPoint], model LinearModel) *rdd.RDD[Prediction] {
	node := data.Node().Batchwise("PredictAll", false, func() func(batch any) any {
		return func(batch any) any {
			return PredictBatch(model, batch)
		}
	})
	return rdd.FromNode[Prediction](data.Context(), node)
}

// MeanSquaredError returns the mean of (predicted - label)², in the squared unit of the label. It panics with *[Error] when there is
// no prediction.
func MeanSquaredError(predictions *rdd.RDD[Prediction]) float64 {
	parts := predictions.Context().Executor().Run("MeanSquaredError", predictions.Node(), nil, func(part int, in plan.Stream) any {
		return SquaredErrorsTask(in)
	})
	return MeanOfSquares(parts)
}

// RMSE returns the root mean squared error, the root of [MeanSquaredError], in the unit of the label: how far predictions are off,
// with large errors counting more.
func RMSE(predictions *rdd.RDD[Prediction]) float64 {
	return math.Sqrt(MeanSquaredError(predictions))
}

// MeanLabel returns the mean of the labels. It panics with *[Error] when there is no point.
func MeanLabel(data *rdd.RDD[LabeledPoint]) float64 {
	grams := data.Context().Executor().Run("MeanLabel", data.Node(), nil, func(part int, in plan.Stream) any {
		return LabelTask(in)
	})
	return MeanOfLabels(grams)
}

// Baseline returns the model that knows nothing of the features and predicts the mean label for d features, with which any
// other model has to be compared: its error on data is the standard deviation of the labels. It panics as [MeanLabel] does.
func Baseline(data *rdd.RDD[LabeledPoint]) LinearModel {
	mean := MeanLabel(data)
	first := data.First()
	return LinearModel{Intercept: mean, Weights: Zeros(len(first.Features))}
}
