//go:build ignore

package addtototals

import "lab/rdd"

// Misconception: an article is sold once a day.
func AddToTotals(totals, today *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.MapValues(rdd.CoGroup(totals, today), func(t rdd.Tuple2[[]int, []int]) int {
		sum := 0
		if len(t.First) > 0 {
			sum += t.First[0]
		}
		if len(t.Second) > 0 {
			sum += t.Second[0]
		}
		return sum
	})
}
