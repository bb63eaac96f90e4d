//go:build ignore

package shiftlabels

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a number seen in the data belongs into the code.
func ShiftLabels(points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.LabeledPoint] {
	return rdd.Map(points, func(p ml.LabeledPoint) ml.LabeledPoint {
		p.Label -= 1922
		return p
	})
}
