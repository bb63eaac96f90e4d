//go:build ignore

package countgrouped

import "lab/rdd"

// Misconception: groups can only be formed where all the data is. That pulls it through one machine, and runs a job.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	sums := map[string]int{}
	for _, p := range pairs.Collect() {
		sums[p.Key] += p.Value
	}
	all := []rdd.Pair[string, int]{}
	for key, sum := range sums {
		all = append(all, rdd.KV(key, sum))
	}
	return rdd.Parallelize(pairs.Context(), all)
}
