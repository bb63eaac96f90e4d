package addtototals

import (
	"testing"

	"lab/rdd"
)

// checkTotals adds one day to the totals and compares, whatever the order of the pairs.
func checkTotals(t *testing.T, totals, today []rdd.Pair[string, int], want map[string]int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	placed := rdd.PartitionBy(rdd.Parallelize(sc, totals, 2), 3).Cache()
	result := AddToTotals(placed, rdd.Parallelize(sc, today, 2))
	if result == nil {
		t.Fatalf("AddToTotals returned nil, expected an RDD of pairs.")
	}
	got := map[string]int{}
	for _, p := range result.Collect() {
		_, seen := got[p.Key]
		if seen {
			t.Errorf("AddToTotals of totals %v and sales %v has more than one pair for %q, expected one for each article.", totals, today, p.Key)
		}
		got[p.Key] = p.Value
	}
	for article, n := range want {
		if got[article] != n {
			t.Errorf("AddToTotals of totals %v and sales %v says %d for %q, expected %d.", totals, today, got[article], article, n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("AddToTotals of totals %v and sales %v has %d articles, expected %d.", totals, today, len(got), len(want))
	}
}

func TestAddToTotalsAdds(t *testing.T) {
	totals := []rdd.Pair[string, int]{rdd.KV("pen", 10), rdd.KV("ink", 4)}
	today := []rdd.Pair[string, int]{rdd.KV("pen", 1), rdd.KV("ink", 5), rdd.KV("pen", 3)}
	checkTotals(t, totals, today, map[string]int{"pen": 14, "ink": 9})
}

func TestAddToTotalsKeepsWhatIsOnOneSide(t *testing.T) {
	totals := []rdd.Pair[string, int]{rdd.KV("pen", 10), rdd.KV("ink", 4)}
	today := []rdd.Pair[string, int]{rdd.KV("pen", 1), rdd.KV("cup", 2)}
	checkTotals(t, totals, today, map[string]int{"pen": 11, "ink": 4, "cup": 2})
}
