//go:build ignore

package topwords

import (
	"sort"

	"lab/rdd"
)

// Misconception: there are always enough words to cut off at n.
func TopWords(counts *rdd.RDD[rdd.Pair[string, int]], n int) []rdd.Pair[string, int] {
	all := counts.Collect()
	sort.Slice(all, func(i, j int) bool {
		if all[i].Value != all[j].Value {
			return all[i].Value > all[j].Value
		}
		return all[i].Key < all[j].Key
	})
	return all[:n]
}
