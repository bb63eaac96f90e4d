//go:build ignore

package shiftlabels

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: all numbers of a point are shifted alike.
func ShiftLabels(points *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.LabeledPoint] {
	smallest := rdd.Min(rdd.Map(points, func(p ml.LabeledPoint) float64 { return p.Label }))
	return rdd.Map(points, func(p ml.LabeledPoint) ml.LabeledPoint {
		features := []float64{}
		for _, x := range p.Features {
			features = append(features, x-smallest)
		}
		return ml.LabeledPoint{Label: p.Label - smallest, Features: features}
	})
}
