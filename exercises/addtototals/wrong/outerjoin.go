//go:build ignore

package addtototals

import "lab/rdd"

// Misconception: an outer join has each key once. It has a pair for each sale of the article.
func AddToTotals(totals, today *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.MapValues(rdd.FullOuterJoin(totals, today), func(t rdd.Tuple2[rdd.Optional[int], rdd.Optional[int]]) int {
		return t.First.Or(0) + t.Second.Or(0)
	})
}
