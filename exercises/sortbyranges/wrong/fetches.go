//go:build ignore

package sortbyranges

import (
	"slices"

	"lab/rdd"
)

// Misconception: to sort one has to see everything at once, in one place. That runs a job, and a terabyte does not fit.
func SortByRanges(records *rdd.RDD[string], bounds []string) *rdd.RDD[string] {
	all := records.Collect()
	slices.SortStableFunc(all, func(a, b string) int {
		if a[:10] < b[:10] {
			return -1
		}
		if a[:10] > b[:10] {
			return 1
		}
		return 0
	})
	return rdd.Parallelize(records.Context(), all, len(bounds)+1)
}
