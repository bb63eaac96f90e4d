package sortbyranges

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkSorted sorts records by ranges and compares what Collect gives.
func checkSorted(t *testing.T, records []string, bounds []string, want []string) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	sorted := SortByRanges(rdd.Parallelize(sc, records, 2), bounds)
	if sorted == nil {
		t.Fatalf("SortByRanges returned nil, expected an RDD of records.")
	}
	if sorted.NumPartitions() != len(bounds)+1 {
		t.Errorf("SortByRanges with the bounds %q has %d partitions, expected %d, one more than there are bounds.", bounds, sorted.NumPartitions(), len(bounds)+1)
	}
	got := sorted.Collect()
	if !slices.Equal(got, want) {
		t.Errorf("SortByRanges of %q with the bounds %q gives %q, expected %q: whole records, their keys rising from the first partition to the last, and equal keys in the order in which they come.", records, bounds, got, want)
	}
}

func TestSortByRangesSortsSixRecords(t *testing.T) {
	records := []string{"kkkkkkkkkk 1", "cccccccccc 2", "zzzzzzzzzz 3", "aaaaaaaaaa 4", "pppppppppp 5", "gggggggggg 6"}
	want := []string{"aaaaaaaaaa 4", "cccccccccc 2", "gggggggggg 6", "kkkkkkkkkk 1", "pppppppppp 5", "zzzzzzzzzz 3"}
	checkSorted(t, records, []string{"gggggggggg", "pppppppppp"}, want)
}

func TestSortByRangesKeepsTheOrderOfEqualKeys(t *testing.T) {
	records := []string{"bbbbbbbbbb second", "aaaaaaaaaa", "bbbbbbbbbb first", "bbbbbbbbbb other"}
	want := []string{"aaaaaaaaaa", "bbbbbbbbbb second", "bbbbbbbbbb first", "bbbbbbbbbb other"}
	checkSorted(t, records, []string{"bbbbbbbbbb"}, want)
}

// checkRecords makes n records with random keys, some of them equal.
func checkRecords(random *rand.Rand, n int) []string {
	records := []string{}
	for i := range n {
		records = append(records, fmt.Sprintf("%010d payload %d", random.IntN(500)*random.IntN(500), (i*7919)%1000))
	}
	return records
}

// checkBounds makes k random bounds in rising order.
func checkBounds(random *rand.Rand, k int) []string {
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
	sorted := SortByRanges(rdd.Parallelize(sc, checkRecords(random, 50), 3), checkBounds(random, 2))
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
		bounds := checkBounds(random, k)
		records := checkRecords(random, 120)
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
