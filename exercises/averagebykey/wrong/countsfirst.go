//go:build ignore

package averagebykey

import "lab/rdd"

// Misconception: the counts are needed before the averages can be described. That runs a job.
func AverageByKey(pairs *rdd.RDD[rdd.Pair[string, float64]]) *rdd.RDD[rdd.Pair[string, float64]] {
	counts := rdd.CountByKey(pairs)
	sums := rdd.ReduceByKey(pairs, func(a, b float64) float64 { return a + b })
	return rdd.Map(sums, func(p rdd.Pair[string, float64]) rdd.Pair[string, float64] {
		return rdd.KV(p.Key, p.Value/float64(counts[p.Key]))
	})
}
