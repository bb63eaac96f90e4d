//go:build !solution

package penaltytable

import (
	"lab/ml"
	"lab/rdd"
)

// PenaltyTable returns the validation error for each mix (row) and each
// penalty (column) of models that were fitted to the training data.
func PenaltyTable(
	train, validation *rdd.RDD[ml.LabeledPoint], penalties, mixes []float64,
) [][]float64 {
	// Your turn: replace this line.
	return nil
}
