//go:build ignore

package shiftlabels

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the first point has the smallest label, as if the file were sorted.
func ShiftLabels(points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.LabeledPoint] {
	first := points.First().Label
	return rdd.Map(points, func(p ml.LabeledPoint) ml.LabeledPoint {
		p.Label -= first
		return p
	})
}
