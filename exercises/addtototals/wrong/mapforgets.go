//go:build ignore

package addtototals

import "lab/rdd"

// Misconception: Map and MapValues are the same. Map may change the keys, so the place is forgotten.
func AddToTotals(totals, today *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.Map(rdd.CoGroup(totals, today), func(p rdd.Pair[string, rdd.Tuple2[[]int, []int]]) rdd.Pair[string, int] {
		sum := 0
		for _, n := range p.Value.First {
			sum += n
		}
		for _, n := range p.Value.Second {
			sum += n
		}
		return rdd.KV(p.Key, sum)
	})
}
