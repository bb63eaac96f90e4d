//go:build ignore

package meanlabel

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the number of partitions is the number of points.
func MeanLabel(points *rdd.RDD[ml.LabeledPoint]) float64 {
	labels := rdd.Map(points, func(p ml.LabeledPoint) float64 { return p.Label })
	return labels.Reduce(func(a, b float64) float64 { return a + b }) / float64(points.NumPartitions())
}
