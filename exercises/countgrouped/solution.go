//go:build solution

package countgrouped

import "lab/rdd"

// SumGrouped returns one pair for every different key: the key and the sum of its values.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	grouped := rdd.GroupByKey(pairs)
	return rdd.Map(grouped, func(p rdd.Pair[string, []int]) rdd.Pair[string, int] {
		sum := 0
		for _, value := range p.Value {
			sum += value
		}
		return rdd.KV(p.Key, sum)
	})
}
