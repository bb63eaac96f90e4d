//go:build ignore

package countgrouped

import "lab/rdd"

// Misconception: the sum of the values is their number. That is so only where each of them is 1.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(rdd.GroupByKey(pairs), func(p rdd.Pair[string, []int]) rdd.Pair[string, int] {
		return rdd.KV(p.Key, len(p.Value))
	})
}
