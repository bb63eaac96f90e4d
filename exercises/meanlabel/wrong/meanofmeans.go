//go:build ignore

package meanlabel

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the mean of the partitions' means is the mean of all. Small partitions count too much.
func MeanLabel(points *rdd.RDD[ml.LabeledPoint]) float64 {
	sum := 0.0
	number := 0.0
	for _, part := range rdd.Glom(points).Collect() {
		if len(part) > 0 {
			total := 0.0
			for _, p := range part {
				total += p.Label
			}
			sum += total / float64(len(part))
			number++
		}
	}
	return sum / number
}
