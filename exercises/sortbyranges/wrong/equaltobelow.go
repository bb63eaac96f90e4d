//go:build ignore

package sortbyranges

import "lab/rdd"

// Misconception: a range ends with its bound. The bound is the first key of the next one.
func SortByRanges(records *rdd.RDD[string], bounds []string) *rdd.RDD[string] {
	pairs := rdd.KeyBy(records, func(record string) string { return record[:10] })
	partitioner := rdd.NewPartitioner(len(bounds)+1, func(key string) int {
		place := 0
		for place < len(bounds) && bounds[place] < key {
			place++
		}
		return place
	})
	return rdd.Values(rdd.RepartitionAndSortWithinPartitions(pairs, partitioner, true))
}
