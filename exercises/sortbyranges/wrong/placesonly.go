//go:build ignore

package sortbyranges

import "lab/rdd"

// Misconception: once every range is in its place, all is sorted. Within a range it is not.
func SortByRanges(records *rdd.RDD[string], bounds []string) *rdd.RDD[string] {
	pairs := rdd.KeyBy(records, func(record string) string { return record[:10] })
	partitioner := rdd.NewPartitioner(len(bounds)+1, func(key string) int {
		place := 0
		for place < len(bounds) && bounds[place] <= key {
			place++
		}
		return place
	})
	return rdd.Values(rdd.PartitionByFunc(pairs, partitioner))
}
