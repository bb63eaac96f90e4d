//go:build solution

package meanlabel

import (
	"lab/ml"
	"lab/rdd"
)

// MeanLabel returns the mean of the labels.
func MeanLabel(points *rdd.RDD[ml.LabeledPoint]) float64 {
	labels := rdd.Map(points, func(p ml.LabeledPoint) float64 { return p.Label })
	sum := labels.Reduce(func(a, b float64) float64 { return a + b })
	return sum / float64(labels.Count())
}
