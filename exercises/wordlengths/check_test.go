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
			t.Fatalf("WordLengths of %q (partitions: %d) has the pair %q %d at position %d, expected %q %d: the word and the number of its letters.", words, partitions, got[i].Key, got[i].Value, i, word, lengths[i])
		}
	}
}

func TestWordLengthsKeepsEveryWord(t *testing.T) {
	checkWordLengths(t, []string{"cat", "elephant", "cat"}, 1, []int{3, 8, 3})
}

func TestWordLengthsAcrossPartitions(t *testing.T) {
	checkWordLengths(t, []string{"to", "a", "verdict", "speak", "to"}, 3, []int{2, 1, 7, 5, 2})
}

func TestWordLengthsRunsNothingByItself(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	words := rdd.Map(rdd.Parallelize(sc, []string{"hear", "me", "speak"}, 1), func(word string) string {
		read++
		return word
	})
	pairs := WordLengths(words)
	if pairs == nil {
		t.Fatalf("WordLengths returned nil, expected an RDD of pairs.")
	}
	if read != 0 {
		t.Errorf("WordLengths read the words while it was called. It should only describe the pairs; leave it to the caller to run a job.")
	}
	if number := pairs.Count(); number != 3 || read != 3 {
		t.Errorf("WordLengths of three words has %d pairs and read %d words for them, expected 3 and 3.", number, read)
	}
}
