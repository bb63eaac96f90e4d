//go:build ignore

package topwords

import (
	"sort"

	"lab/rdd"
)

// Misconception: what is to be sorted has to be fetched first. All pairs travel, and nearly all of them for nothing.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	all := counts.Collect()
	sort.Slice(all, func(i, j int) bool {
		if all[i].Value != all[j].Value {
			return all[i].Value > all[j].Value
		}
		return all[i].Key < all[j].Key
	})
	return all[:min(n, len(all))]
}
