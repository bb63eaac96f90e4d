package countwords

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestCountWordsOnRandomWords(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(5, 1616))
	letters := "abcd"
	for partitions := 1; partitions <= 5; partitions++ {
		words := []string{}
		want := map[string]int{}
		for i := 0; i < 120; i++ {
			first := random.IntN(4)
			second := random.IntN(1 + first)
			word := letters[first:first+1] + letters[second:second+1]
			words = append(words, word)
			want[word]++
		}
		counts := CountWords(rdd.Parallelize(sc, words, partitions))
		if counts == nil {
			t.Fatalf("CountWords returned nil, expected an RDD of pairs.")
		}
		pairs := counts.Collect()
		if len(pairs) != len(want) {
			t.Errorf("CountWords of %d random words (partitions: %d) has %d pairs, expected %d, one for each different word.", len(words), partitions, len(pairs), len(want))
		}
		for _, pair := range pairs {
			if pair.Value != want[pair.Key] {
				t.Fatalf("CountWords of %d random words (partitions: %d) counts %q as %d, expected %d.", len(words), partitions, pair.Key, pair.Value, want[pair.Key])
			}
		}
	}
}
