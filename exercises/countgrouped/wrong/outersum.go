//go:build ignore

package countgrouped

import "lab/rdd"

// Misconception: a variable outside of the function begins anew with each element. It goes on from one key to the next.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	sum := 0
	return rdd.Map(rdd.GroupByKey(pairs), func(p rdd.Pair[string, []int]) rdd.Pair[string, int] {
		for _, value := range p.Value {
			sum += value
		}
		return rdd.KV(p.Key, sum)
	})
}
