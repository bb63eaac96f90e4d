package averagebykey

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestAverageByKeyOnRandomPairs(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 2014))
	for partitions := 1; partitions <= 5; partitions++ {
		sc := rdd.NewContext(rdd.WithCores(2))
		pairs := []rdd.Pair[string, float64]{}
		sums := map[string]float64{}
		counts := map[string]float64{}
		for range 100 {
			key := checkAverageKey(random.IntN(1 + random.IntN(8)))
			value := random.NormFloat64() * 10
			pairs = append(pairs, rdd.KV(key, value))
			sums[key] += value
			counts[key]++
		}
		averages := AverageByKey(rdd.Parallelize(sc, pairs, partitions))
		if averages == nil {
			t.Fatalf("AverageByKey returned nil, expected an RDD of pairs.")
		}
		got := averages.Collect()
		if len(got) != len(sums) {
			t.Errorf("AverageByKey of 100 random pairs (partitions: %d) has %d pairs, expected %d, one for each key.", partitions, len(got), len(sums))
		}
		for _, p := range got {
			want := sums[p.Key] / counts[p.Key]
			if !(math.Abs(p.Value-want) <= 1e-9) { // also where it is no number
				t.Fatalf("AverageByKey of 100 random pairs (partitions: %d) says %g for the key %q, expected %g.", partitions, p.Value, p.Key, want)
			}
		}
		sc.Close()
	}
}
