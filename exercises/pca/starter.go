//go:build !solution

package pca

import (
	"lab/rdd"
)

// PCA returns the first k principal components of the rows, the scores of
// every row along them, and the variances along all directions.
func PCA(rows *rdd.RDD[[]float64], k int) (
	components [][]float64, scores *rdd.RDD[[]float64], variances []float64,
) {
	// Your turn: replace this line.
	return nil, nil, nil
}
