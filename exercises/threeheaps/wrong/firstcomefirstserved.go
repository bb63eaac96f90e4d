//go:build ignore

package threeheaps

import (
	"lab/ml"
	"lab/rdd"
)

// Misconception: the first 80 % are as good as any 80 %. The data may be sorted, no seed changes the heaps, and it runs jobs.
func ThreeHeaps(points *rdd.RDD[ml.LabeledPoint], seed int64) (train, validation, test *rdd.RDD[ml.LabeledPoint]) {
	all := points.Collect()
	a, b := len(all)*8/10, len(all)*9/10
	sc := points.Context()
	return rdd.Parallelize(sc, all[:a]).Cache(), rdd.Parallelize(sc, all[a:b]).Cache(), rdd.Parallelize(sc, all[b:]).Cache()
}
