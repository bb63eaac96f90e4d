//go:build solution

package sortbyranges

import "lab/rdd"

// SortByRanges returns the records in rising order of their first 10
// characters, in partitions that are cut at the bounds.
func SortByRanges(records *rdd.RDD[string], bounds []string) *rdd.RDD[string] {
	pairs := rdd.KeyBy(records, func(record string) string { return record[:10] })
	partitioner := rdd.NewPartitioner(len(bounds)+1, func(key string) int {
		place := 0
		for place < len(bounds) && bounds[place] <= key {
			place++
		}
		return place
	})
	return rdd.Values(rdd.RepartitionAndSortWithinPartitions(pairs, partitioner, true))
}
