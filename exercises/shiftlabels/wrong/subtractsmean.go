//go:build ignore

package shiftlabels

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: shifting always means centring, so that the mean is 0 rather than the smallest label.
func ShiftLabels(points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.LabeledPoint] {
	mean := ml.MeanLabel(points)
	return rdd.Map(points, func(p ml.LabeledPoint) ml.LabeledPoint {
		p.Label -= mean
		return p
	})
}
