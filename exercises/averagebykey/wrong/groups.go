//go:build ignore

package averagebykey

import "lab/rdd"

// Misconception: values have to be side by side to be averaged. Every one of them travels.
func AverageByKey(pairs *rdd.RDD[rdd.Pair[string, float64]]) *rdd.RDD[rdd.Pair[string, float64]] {
	return rdd.MapValues(rdd.GroupByKey(pairs), func(xs []float64) float64 {
		sum := 0.0
		for _, x := range xs {
			sum += x
		}
		return sum / float64(len(xs))
	})
}
