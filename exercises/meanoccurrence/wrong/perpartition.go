//go:build ignore

package meanoccurrence

import "lab/rdd"

// Misconception: a partition can be looked at as if it were the whole data set. A word in two partitions counts as two
// different words.
func MeanOccurrence(words *rdd.RDD[string]) float64 {
	total := words.Count()
	if total == 0 {
		return 0
	}
	different := 0
	for _, partition := range rdd.Glom(words).Collect() {
		seen := map[string]bool{}
		for _, word := range partition {
			seen[word] = true
		}
		different += len(seen)
	}
	return float64(total) / float64(different)
}
