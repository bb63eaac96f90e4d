// Package ml has the machine learning of the course over distributed data: vectors, labelled points, linear models,
// how to fit them and how to judge them.
//
//	train = train.Cache()
//	model := ml.LeastSquares(train)
//	rmse := ml.RMSE(ml.PredictAll(validation, model))
//
// # Shapes
//
// A data set of n examples with d features is an RDD of n [LabeledPoint], each with a slice of d features; a model
// has d weights and an intercept. Vectors are []float64. Functions on vectors return new slices and never change
// their arguments, since the elements of an RDD are shared between tasks.
//
// # Two ways to fit the same model
//
// [LeastSquares] solves the normal equations: one pass over the data, memory and communication of d² numbers for each
// partition, the exact answer. It is the right way while d is up to a few thousand. [GradientDescent] passes over the
// data once for each iteration, but with d numbers for each partition; it is the way that scales in d and to models
// without a closed form, and its error by iteration shows what a step size does.
//
// # What there is
//
// Features: [OneHotDictionary] and [OneHot], or [HashFeatures], make a [SparseVector] of categorical values;
// [StandardScaler], [MinMaxScaler] and [Imputer] learn from data what they do to a vector; [Polynomial] and
// [Interactions] need to learn nothing. [MapFeatures] applies any of them, or a function that calls several one after
// the other, to every point: that is all there is to a pipeline.
//
// Models: [LeastSquares], [GradientDescent], [LinearRegression] and [LogisticRegression] with an elastic net, [SGD],
// [PCA], [KMeans], [ALS]. Estimators are structs of settings whose zero values stand for sensible ones; Fit returns a
// model, which is data to look at and to predict with.
//
// Choosing: RandomSplit of package rdd, [KFold], [GridSearch]. Judging: [RMSE], [MAE], [R2], [MeanLogLoss],
// [Accuracy], [Confusion], [ROC].
//
// # Mistakes
//
// As in gonum, wrong arguments panic with typed values, *[Error] and *[DimensionError], so that formulas read as
// formulas; [Maybe] turns the panic into an error. A mistake that shows only within a task (one point among millions
// with a feature missing) reaches the caller as *rdd.Error, which says where, with the same typed value as its cause.
//
// # How it runs
//
// Functions on RDDs are thin; their loops are in compiled code that takes whole batches, so an interpreted cell pays
// for a call and not for its elements. What they gather, such as a gradient, is gathered by partition, in parallel,
// and merged as a tree over the partitions: the same data in the same partitions have the same result, to the last
// bit. What iterates goes through the data many times: call Cache first. A context that is cancelled stops it. Linear
// algebra is gonum's (gonum.org/v1/gonum), chosen because it is complete, pure Go, and what a student would go on
// with.
package ml
