//go:build ignore

package meanlabel

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: years are whole numbers, so their mean may be computed with integers.
func MeanLabel(points *rdd.RDD[ml.LabeledPoint]) float64 {
	years := rdd.Map(points, func(p ml.LabeledPoint) int64 { return int64(p.Label) })
	sum := years.Reduce(func(a, b int64) int64 { return a + b })
	return float64(sum / years.Count())
}
