package sortbyranges

import (
	"slices"
	"testing"

	"lab/rdd"
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
		t.Errorf("SortByRanges of %q with the bounds %q gives %q, expected %q.", records, bounds, got, want)
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
