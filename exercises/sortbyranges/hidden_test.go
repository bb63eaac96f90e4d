package sortbyranges

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// hiddenRecords makes n records with random keys, some of them equal.
func hiddenRecords(random *rand.Rand, n int) []string {
	records := []string{}
	for i := range n {
		records = append(records, fmt.Sprintf("%010d payload %d", random.IntN(500)*random.IntN(500), (i*7919)%1000))
	}
	return records
}

// hiddenBounds makes k random bounds in rising order.
func hiddenBounds(random *rand.Rand, k int) []string {
	bounds := []string{}
	for range k {
		bounds = append(bounds, fmt.Sprintf("%010d", random.IntN(200000)))
	}
	slices.Sort(bounds)
	return bounds
}

func TestSortByRangesRunsNothingByItself(t *testing.T) {
	jobs := 0
	shuffles := map[int]bool{}
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		_, ok := e.(event.JobStart)
		if ok {
			jobs++
		}
		task, ok := e.(event.TaskEnd)
		if ok && task.Metrics.ShuffleWrite > 0 {
			shuffles[task.Stage] = true
		}
	}))
	defer sc.Close()
	random := rand.New(rand.NewPCG(21, 2014))
	sorted := SortByRanges(rdd.Parallelize(sc, hiddenRecords(random, 50), 3), hiddenBounds(random, 2))
	if sorted == nil {
		t.Fatalf("SortByRanges returned nil, expected an RDD of records.")
	}
	if jobs != 0 {
		t.Errorf("SortByRanges ran %d jobs while it was called, expected none: the bounds are there, so nothing has to be looked at.", jobs)
	}
	number := sorted.Count()
	if number != 50 {
		t.Errorf("SortByRanges of 50 records has %d records, expected 50.", number)
	}
	if len(shuffles) != 1 {
		t.Errorf("SortByRanges of 50 records took %d shuffles, expected 1.", len(shuffles))
	}
}

func TestSortByRangesPlacesRecordsByTheBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(22, 2014))
	for k := 0; k <= 5; k++ {
		sc := rdd.NewContext(rdd.WithCores(2))
		bounds := hiddenBounds(random, k)
		records := hiddenRecords(random, 120)
		if k > 0 {
			records = append(records, bounds[0]+" on the bound")
		}
		sorted := SortByRanges(rdd.Parallelize(sc, records, 3), bounds)
		if sorted == nil {
			t.Fatalf("SortByRanges returned nil, expected an RDD of records.")
		}
		parts := rdd.Glom(sorted).Collect()
		if len(parts) != k+1 {
			t.Fatalf("SortByRanges with %d bounds has %d partitions, expected %d.", k, len(parts), k+1)
		}
		for i, part := range parts {
			for _, record := range part {
				key := record[:10]
				if i > 0 && key < bounds[i-1] {
					t.Fatalf("SortByRanges with the bounds %q has the key %s in partition %d, expected it further to the front: it is below that partition's bound.", bounds, key, i)
				}
				if i < k && key >= bounds[i] {
					t.Fatalf("SortByRanges with the bounds %q has the key %s in partition %d, expected it further back: a key that is equal to a bound, or above it, is in the next range.", bounds, key, i)
				}
			}
		}
		sc.Close()
	}
}

func TestSortByRangesOnRandomRecords(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 2014))
	for round := 1; round <= 5; round++ {
		sc := rdd.NewContext(rdd.WithCores(2))
		records := hiddenRecords(random, 60*round)
		sorted := SortByRanges(rdd.Parallelize(sc, records, round), hiddenBounds(random, 6-round))
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
