//go:build ignore

package addtototals

import "lab/rdd"

// Misconception: a join has all keys. It has those that are on both sides, and one pair for each match.
func AddToTotals(totals, today *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.MapValues(rdd.Join(totals, today), func(t rdd.Tuple2[int, int]) int { return t.First + t.Second })
}
