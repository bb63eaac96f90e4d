//go:build ignore

package countgrouped

import "lab/rdd"

// Misconception: range over a slice gives its values. With one variable it gives the places.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(rdd.GroupByKey(pairs), func(p rdd.Pair[string, []int]) rdd.Pair[string, int] {
		sum := 0
		for v := range p.Value {
			sum += v
		}
		return rdd.KV(p.Key, sum)
	})
}
