//go:build ignore

package countgrouped

import "lab/rdd"

// Misconception: bringing values together means choosing one of them, as it did for the longest animal.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(rdd.GroupByKey(pairs), func(p rdd.Pair[string, []int]) rdd.Pair[string, int] {
		most := 0
		for _, value := range p.Value {
			most = max(most, value)
		}
		return rdd.KV(p.Key, most)
	})
}
