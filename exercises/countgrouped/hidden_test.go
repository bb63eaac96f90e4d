package countgrouped

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

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

func TestSumGroupedOnRandomPairs(t *testing.T) {
	random := rand.New(rand.NewPCG(37, 1606))
	letters := "abcdefg"
	for partitions := 1; partitions <= 5; partitions++ {
		pairs := []rdd.Pair[string, int]{}
		want := map[string]int{}
		for range 50 + random.IntN(20) {
			at := random.IntN(7)
			value := random.IntN(20) - 5
			pairs = append(pairs, rdd.KV(letters[at:at+1], value))
			want[letters[at:at+1]] += value
		}
		checkSumGrouped(t, pairs, partitions, want)
	}
}
