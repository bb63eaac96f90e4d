package countgrouped

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

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
