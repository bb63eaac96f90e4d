//go:build ignore

package sortbyranges

import "lab/rdd"

// Misconception: k bounds make k ranges. The last range wraps around to the first partition.
func SortByRanges(records *rdd.RDD[string], bounds []string) *rdd.RDD[string] {
	pairs := rdd.KeyBy(records, func(record string) string { return record[:10] })
	partitioner := rdd.NewPartitioner(max(1, len(bounds)), func(key string) int {
		place := 0
		for place < len(bounds) && bounds[place] <= key {
			place++
		}
		return place
	})
	return rdd.Values(rdd.RepartitionAndSortWithinPartitions(pairs, partitioner, true))
}
