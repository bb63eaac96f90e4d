//go:build ignore

package meanlabel

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: to add numbers up one has to have them all in one place. They may not fit there.
func MeanLabel(points *rdd.RDD[ml.LabeledPoint]) float64 {
	all := points.Collect()
	sum := 0.0
	for _, p := range all {
		sum += p.Label
	}
	return sum / float64(len(all))
}
