//go:build ignore

package countgrouped

import "lab/rdd"

// Misconception: all values of a key are the same, so the first one stands for all.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(rdd.GroupByKey(pairs), func(p rdd.Pair[string, []int]) rdd.Pair[string, int] {
		return rdd.KV(p.Key, p.Value[0])
	})
}
