package countgrouped

import (
	"testing"

	"lab/rdd"
)

// checkSumGrouped compares the sums with the expected ones, whatever the order of the pairs.
func checkSumGrouped(t *testing.T, pairs []rdd.Pair[string, int], partitions int, want map[string]int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	sums := SumGrouped(rdd.Parallelize(sc, pairs, partitions))
	if sums == nil {
		t.Fatalf("SumGrouped returned nil, expected an RDD of pairs: return what Map makes of the groups.")
	}
	got := map[string]int{}
	for _, pair := range sums.Collect() {
		_, seen := got[pair.Key]
		if seen {
			t.Errorf("SumGrouped of %v (partitions: %d) has more than one pair for the key %q, expected one for each different key.", pairs, partitions, pair.Key)
		}
		got[pair.Key] = pair.Value
	}
	for key, sum := range want {
		if got[key] != sum {
			t.Errorf("SumGrouped of %v (partitions: %d) has %d for the key %q, expected %d, the sum of its values.", pairs, partitions, got[key], key, sum)
		}
	}
	if len(got) != len(want) {
		t.Errorf("SumGrouped of %v (partitions: %d) has pairs for %d different keys, expected %d.", pairs, partitions, len(got), len(want))
	}
}

func TestSumGroupedAddsUpTheValues(t *testing.T) {
	pairs := []rdd.Pair[string, int]{rdd.KV("to", 1), rdd.KV("be", 1), rdd.KV("to", 1), rdd.KV("be", 3)}
	checkSumGrouped(t, pairs, 1, map[string]int{"to": 2, "be": 4})
}

func TestSumGroupedAcrossPartitions(t *testing.T) {
	pairs := []rdd.Pair[string, int]{rdd.KV("cat", 2), rdd.KV("rat", 5), rdd.KV("cat", 4), rdd.KV("cat", -1), rdd.KV("rat", 0)}
	checkSumGrouped(t, pairs, 4, map[string]int{"cat": 5, "rat": 5})
}

func TestSumGroupedRunsNothingByItself(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	pairs := rdd.Map(rdd.Parallelize(sc, []int{3, 4}, 1), func(n int) rdd.Pair[string, int] {
		read++
		return rdd.KV("key", n)
	})
	sums := SumGrouped(pairs)
	if sums == nil {
		t.Fatalf("SumGrouped returned nil, expected an RDD of pairs.")
	}
	if read != 0 {
		t.Errorf("SumGrouped read the pairs while it was called. It should only describe the sums; leave it to the caller to run a job.")
	}
	got := sums.Collect()
	if len(got) != 1 || got[0].Value != 7 {
		t.Errorf("SumGrouped of the pairs \"key\" 3 and \"key\" 4 gives %v, expected one pair with the sum 7.", got)
	}
}
