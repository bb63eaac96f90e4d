package averagebykey

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkAverages compares the pairs with the expected means, whatever their order.
func checkAverages(t *testing.T, pairs []rdd.Pair[string, float64], partitions int, want map[string]float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	averages := AverageByKey(rdd.Parallelize(sc, pairs, partitions))
	if averages == nil {
		t.Fatalf("AverageByKey returned nil, expected an RDD of pairs.")
	}
	got := averages.Collect()
	if len(got) != len(want) {
		t.Errorf("AverageByKey of %v (partitions: %d) has %d pairs, expected %d, one for each key.", pairs, partitions, len(got), len(want))
	}
	for _, p := range got {
		if !(math.Abs(p.Value-want[p.Key]) <= 1e-9) { // also where it is no number
			t.Errorf("AverageByKey of %v (partitions: %d) says %g for the key %q, expected %g.", pairs, partitions, p.Value, p.Key, want[p.Key])
		}
	}
}

func TestAverageByKeyAverages(t *testing.T) {
	pairs := []rdd.Pair[string, float64]{rdd.KV("a", 1.0), rdd.KV("b", 5.0), rdd.KV("a", 2.0), rdd.KV("a", 6.0)}
	checkAverages(t, pairs, 1, map[string]float64{"a": 3, "b": 5})
}

func TestAverageByKeyAcrossUnevenPartitions(t *testing.T) {
	pairs := []rdd.Pair[string, float64]{rdd.KV("a", 0.0), rdd.KV("a", 0.0), rdd.KV("b", 1.0), rdd.KV("a", 12.0)}
	checkAverages(t, pairs, 2, map[string]float64{"a": 4, "b": 1})
}
