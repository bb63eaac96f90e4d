package countwords

import (
	"testing"

	"lab/rdd"
)

// checkCountWords compares the pairs with the expected counts, whatever the order of the pairs.
func checkCountWords(t *testing.T, words []string, partitions int, want map[string]int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	counts := CountWords(rdd.Parallelize(sc, words, partitions))
	if counts == nil {
		t.Fatalf("CountWords returned nil, expected an RDD of pairs: return what ReduceByKey gives you.")
	}
	got := map[string]int{}
	for _, pair := range counts.Collect() {
		_, seen := got[pair.Key]
		if seen {
			t.Errorf("CountWords of %q (partitions: %d) has more than one pair for the word %q, expected one pair for each different word.", words, partitions, pair.Key)
		}
		got[pair.Key] = pair.Value
	}
	for word, count := range want {
		if got[word] != count {
			t.Errorf("CountWords of %q (partitions: %d) counts %q as %d, expected %d.", words, partitions, word, got[word], count)
		}
	}
	if len(got) != len(want) {
		t.Errorf("CountWords of %q (partitions: %d) has pairs for %d different words, expected %d.", words, partitions, len(got), len(want))
	}
}

func TestCountWordsCounts(t *testing.T) {
	checkCountWords(t, []string{"to", "be", "or", "not", "to", "be"}, 1, map[string]int{"to": 2, "be": 2, "or": 1, "not": 1})
}

func TestCountWordsAcrossPartitions(t *testing.T) {
	words := []string{"speak", "hear", "speak", "speak", "hear", "speak", "speak", "a"}
	checkCountWords(t, words, 4, map[string]int{"speak": 5, "hear": 2, "a": 1})
}
