package sortbyranges

import (
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd"
)

func TestSortByRangesOnRandomRecords(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 2014))
	for round := 1; round <= 5; round++ {
		sc := rdd.NewContext(rdd.WithCores(2))
		records := checkRecords(random, 60*round)
		sorted := SortByRanges(rdd.Parallelize(sc, records, round), checkBounds(random, 6-round))
		if sorted == nil {
			t.Fatalf("SortByRanges returned nil, expected an RDD of records.")
		}
		got := sorted.Collect()
		want := slices.Clone(records)
		slices.SortStableFunc(want, func(a, b string) int {
			if a[:10] < b[:10] {
				return -1
			}
			if a[:10] > b[:10] {
				return 1
			}
			return 0
		})
		if len(got) != len(want) {
			t.Fatalf("SortByRanges of %d records has %d records.", len(want), len(got))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("SortByRanges of %d random records has %q at position %d, expected %q. Keys rise from the first partition to the last, and equal keys keep their order.", len(want), got[i], i, want[i])
			}
		}
		sc.Close()
	}
}
