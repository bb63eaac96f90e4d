package ml

import (
	"lab/rdd"
)

// Features returns the features of every point, as rows for what learns from features alone. It is lazy.
func Features(data *rdd.RDD[LabeledPoint]) *rdd.RDD[[]float64] {
	node := data.Node().Batchwise("Features", false, func() func(batch any) any { return FeaturesBatch })
	return rdd.FromNode[[]float64](data.Context(), node)
}

// FeaturesBatch is the task of [Features] for one batch: it takes []LabeledPoint and returns [][]float64.
func FeaturesBatch(batch any) any {
	points := batch.([]LabeledPoint)
	out := make([][]float64, len(points))
	for i, p := range points {
		out[i] = p.Features
	}
	return out
}

// MapFeatures returns the points with f applied to their features; labels stay. It is lazy. What is learned from
// training data is put to use by it, and steps compose as functions do:
//
//	scaling := ml.StandardScaler{}.Fit(ml.Features(train))
//	prepare := func(x []float64) []float64 { return ml.Polynomial(scaling.Transform(x), 2) }
//	model := ml.LeastSquares(ml.MapFeatures(train, prepare))
//	rmse := ml.RMSE(ml.PredictAll(ml.MapFeatures(test, prepare), model))
func MapFeatures(data *rdd.RDD[LabeledPoint], f func([]float64) []float64) *rdd.RDD[LabeledPoint] {
	node := data.Node().Batchwise("MapFeatures", false, func() func(batch any) any {
		return func(batch any) any {
			return MapBatch(f, batch)
		}
	})
	return rdd.FromNode[LabeledPoint](data.Context(), node)
}

// MapBatch is the task of [MapFeatures] for one batch: it takes and returns []LabeledPoint.
func MapBatch(f func([]float64) []float64, batch any) any {
	points := batch.([]LabeledPoint)
	out := make([]LabeledPoint, len(points))
	for i, p := range points {
		out[i] = LabeledPoint{Label: p.Label, Features: f(p.Features)}
	}
	return out
}
