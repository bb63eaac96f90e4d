package longestword

import (
	"testing"

	"lab/rdd"
)

// checkLongestWords compares the pairs with the expected words by first character, whatever the order of the pairs.
func checkLongestWords(t *testing.T, words []string, partitions int, want map[string]string) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	longest := LongestWords(rdd.Parallelize(sc, words, partitions))
	if longest == nil {
		t.Fatalf("LongestWords returned nil, expected an RDD of pairs: return what ReduceByKey gives you.")
	}
	got := map[string]string{}
	for _, pair := range longest.Collect() {
		_, seen := got[pair.Key]
		if seen {
			t.Errorf("LongestWords of %q (partitions: %d) has more than one pair for %q, expected one for each first character.", words, partitions, pair.Key)
		}
		got[pair.Key] = pair.Value
	}
	for initial, word := range want {
		if got[initial] != word {
			t.Errorf("LongestWords of %q (partitions: %d) has %q for the first character %q, expected %q: the longest, and of equally long ones the first in the alphabet, in whichever order they meet.", words, partitions, got[initial], initial, word)
		}
	}
	if len(got) != len(want) {
		t.Errorf("LongestWords of %q (partitions: %d) has %d pairs, expected %d, one for each first character.", words, partitions, len(got), len(want))
	}
}

func TestLongestWordsFindsTheLongest(t *testing.T) {
	words := []string{"be", "brave", "our", "bones", "or", "7"}
	checkLongestWords(t, words, 1, map[string]string{"b": "bones", "o": "our", "7": "7"})
}

func TestLongestWordsAcrossPartitions(t *testing.T) {
	words := []string{"thee", "zeal", "the", "thousand", "zealous", "thunders", "to", "zealots"}
	checkLongestWords(t, words, 4, map[string]string{"t": "thousand", "z": "zealots"})
}

func TestLongestWordsRunsNothingByItself(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	words := rdd.Map(rdd.Parallelize(sc, []string{"be", "brave", "our"}, 1), func(word string) string {
		read++
		return word
	})
	longest := LongestWords(words)
	if longest == nil {
		t.Fatalf("LongestWords returned nil, expected an RDD of pairs: return what ReduceByKey gives you.")
	}
	if read != 0 {
		t.Errorf("LongestWords read the words while it was called. It should only describe the pairs; leave it to the caller to run a job.")
	}
	if number := longest.Count(); number != 2 {
		t.Errorf("LongestWords of \"be\", \"brave\", \"our\" has %d pairs, expected 2.", number)
	}
}
