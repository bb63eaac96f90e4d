//go:build !solution

package projection

import (
	"lab/rdd"
)

// Scores returns, for every row, how far it lies from the mean along each
// component.
func Scores(
	rows *rdd.RDD[[]float64], mean []float64, components [][]float64,
) *rdd.RDD[[]float64] {
	// Your turn: replace this line.
	return nil
}
