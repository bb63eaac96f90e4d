//go:build ignore

package meanlabel

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: averaging two at a time gives the average of all. (a+b)/2 is not associative: late elements count more.
func MeanLabel(points *rdd.RDD[ml.LabeledPoint]) float64 {
	labels := rdd.Map(points, func(p ml.LabeledPoint) float64 { return p.Label })
	return labels.Reduce(func(a, b float64) float64 { return (a + b) / 2 })
}
