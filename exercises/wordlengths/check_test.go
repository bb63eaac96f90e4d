package wordlengths

import (
	"testing"

	"lab/rdd"
)

// checkWordLengths compares the pairs of words with the expected ones, one for each word, in the words' order.
func checkWordLengths(t *testing.T, words []string, partitions int, lengths []int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	pairs := WordLengths(rdd.Parallelize(sc, words, partitions))
	if pairs == nil {
		t.Fatalf("WordLengths returned nil, expected an RDD of pairs: return what Map gives you.")
	}
	got := pairs.Collect()
	if len(got) != len(words) {
		t.Fatalf("WordLengths of %q (partitions: %d) has %d pairs, expected %d, one for each word, also for a word that is there twice.", words, partitions, len(got), len(words))
	}
	for i, word := range words {
		if got[i].Key != word || got[i].Value != lengths[i] {
			t.Fatalf("WordLengths of %q (partitions: %d) has the pair %q %d at position %d, expected %q %d.", words, partitions, got[i].Key, got[i].Value, i, word, lengths[i])
		}
	}
}

func TestWordLengthsKeepsEveryWord(t *testing.T) {
	checkWordLengths(t, []string{"cat", "elephant", "cat"}, 1, []int{3, 8, 3})
}

func TestWordLengthsAcrossPartitions(t *testing.T) {
	checkWordLengths(t, []string{"to", "a", "verdict", "speak", "to"}, 3, []int{2, 1, 7, 5, 2})
}
