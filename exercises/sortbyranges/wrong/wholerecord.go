//go:build ignore

package sortbyranges

import "lab/rdd"

// Misconception: the payload may decide between equal keys. Equal keys stay in the order in which they come.
func SortByRanges(records *rdd.RDD[string], bounds []string) *rdd.RDD[string] {
	pairs := rdd.KeyBy(records, func(record string) string { return record })
	partitioner := rdd.NewPartitioner(len(bounds)+1, func(record string) int {
		place := 0
		for place < len(bounds) && bounds[place] <= record[:10] {
			place++
		}
		return place
	})
	return rdd.Values(rdd.RepartitionAndSortWithinPartitions(pairs, partitioner, true))
}
