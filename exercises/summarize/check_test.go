package summarize

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkSummary compares the summary of numbers with the expected one.
func checkSummary(t *testing.T, numbers []float64, partitions int, want Summary) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := Summarize(rdd.Parallelize(sc, numbers, partitions))
	if got.Count != want.Count || !(math.Abs(got.Sum-want.Sum) < 1e-9) || got.Largest != want.Largest {
		t.Errorf("Summarize of %v (partitions: %d) returned count %d, sum %v, largest %v; expected count %d, sum %v, largest %v.", numbers, partitions, got.Count, got.Sum, got.Largest, want.Count, want.Sum, want.Largest)
	}
}

func TestSummaryOfAFewNumbers(t *testing.T) {
	checkSummary(t, []float64{3, 9, 2, 4}, 1, Summary{Count: 4, Sum: 18, Largest: 9})
	checkSummary(t, []float64{9, 3, 2, 4}, 2, Summary{Count: 4, Sum: 18, Largest: 9})
	checkSummary(t, []float64{3, 2, 4, 9}, 3, Summary{Count: 4, Sum: 18, Largest: 9})
}

func TestSummaryBelowZero(t *testing.T) {
	checkSummary(t, []float64{-3, -1, -2}, 2, Summary{Count: 3, Sum: -6, Largest: -1})
	// More partitions than numbers: most of them are empty.
	checkSummary(t, []float64{-7}, 4, Summary{Count: 1, Sum: -7, Largest: -7})
	checkSummary(t, nil, 2, Summary{Count: 0, Sum: 0, Largest: math.Inf(-1)})
}
