//go:build solution

package shiftlabels

import (
	"lab/ml"
	"lab/rdd"
)

// ShiftLabels returns the points with the smallest of all labels subtracted
// from each label.
func ShiftLabels(points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.LabeledPoint] {
	labels := rdd.Map(points, func(p ml.LabeledPoint) float64 { return p.Label })
	smallest := rdd.Min(labels)
	return rdd.Map(points, func(p ml.LabeledPoint) ml.LabeledPoint {
		return ml.LabeledPoint{Label: p.Label - smallest, Features: p.Features}
	})
}
