//go:build ignore

package shiftlabels

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: a partition can find the smallest label by itself. Each partition then has a zero of its own.
func ShiftLabels(points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.LabeledPoint] {
	return rdd.FlatMap(rdd.Glom(points), func(part []ml.LabeledPoint) []ml.LabeledPoint {
		shifted := []ml.LabeledPoint{}
		for _, p := range part {
			smallest := p.Label
			for _, other := range part {
				smallest = min(smallest, other.Label)
			}
			shifted = append(shifted, ml.LabeledPoint{Label: p.Label - smallest, Features: p.Features})
		}
		return shifted
	})
}
