//go:build ignore

package addtototals

import "lab/rdd"

// Misconception: it has to be said again, with a number of one's own, how things are placed. Totals move to other partitions.
func AddToTotals(totals, today *rdd.RDD[rdd.Pair[string, int]]) *rdd.RDD[rdd.Pair[string, int]] {
	return rdd.MapValues(rdd.CoGroup(totals, today, today.NumPartitions()), func(t rdd.Tuple2[[]int, []int]) int {
		sum := 0
		for _, n := range t.First {
			sum += n
		}
		for _, n := range t.Second {
			sum += n
		}
		return sum
	})
}
