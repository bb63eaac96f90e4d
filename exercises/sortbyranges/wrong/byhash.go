//go:build ignore

package sortbyranges

import "lab/rdd"

// Misconception: sorted partitions are a sorted whole. Placed by hash, every partition has keys from the whole range.
func SortByRanges(records *rdd.RDD[string], bounds []string) *rdd.RDD[string] {
	pairs := rdd.KeyBy(records, func(record string) string { return record[:10] })
	partitioner := rdd.HashPartitioner[string](len(bounds) + 1)
	return rdd.Values(rdd.RepartitionAndSortWithinPartitions(pairs, partitioner, true))
}
