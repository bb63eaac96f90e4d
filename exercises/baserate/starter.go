//go:build !solution

package baserate

import (
	"lab/ml"
	"lab/rdd"
)

// BaseRate returns the share of label 1 in train, and the mean log loss on
// other of always predicting that.
func BaseRate(train, other *rdd.RDD[ml.SparsePoint]) (float64, float64) {
	// Your turn: replace this line.
	return 0, 0
}
