//go:build ignore

package shiftlabels

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a new struct starts with the values of the old one. Fields that are not set are empty.
func ShiftLabels(points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.LabeledPoint] {
	smallest := rdd.Min(rdd.Map(points, func(p ml.LabeledPoint) float64 { return p.Label }))
	return rdd.Map(points, func(p ml.LabeledPoint) ml.LabeledPoint {
		return ml.LabeledPoint{Label: p.Label - smallest}
	})
}
