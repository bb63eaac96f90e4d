//go:build !solution

package encodeclicks

import (
	"lab/dataset"
	"lab/ml"
	"lab/rdd"
)

// EncodeClicks returns the one-hot encoded point of every click.
func EncodeClicks(
	clicks *rdd.RDD[dataset.Click], dictionary *rdd.Broadcast[map[ml.Token]int],
) *rdd.RDD[ml.SparsePoint] {
	// Your turn: replace this line.
	return nil
}
