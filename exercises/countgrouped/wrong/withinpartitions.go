//go:build ignore

package countgrouped

import (
	"iter"

	"lab/rdd"
)

// Misconception: the parts of a key that each partition has are all there is. They have to meet, which takes a shuffle.
func SumGrouped(pairs *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.MapPartitions(pairs, func(in iter.Seq[rdd.Pair[string, int]]) iter.Seq[rdd.Pair[string, int]] {
		sums := map[string]int{}
		for p := range in {
			sums[p.Key] += p.Value
		}
		return func(yield func(rdd.Pair[string, int]) bool) {
			for key, sum := range sums {
				if !yield(rdd.KV(key, sum)) {
					return
				}
			}
		}
	})
}
