//go:build ignore

package meanlabel

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the mean is the middle between the smallest and the largest label.
func MeanLabel(points *rdd.RDD[ml.LabeledPoint]) float64 {
	labels := rdd.Map(points, func(p ml.LabeledPoint) float64 { return p.Label })
	return (rdd.Min(labels) + rdd.Max(labels)) / 2
}
