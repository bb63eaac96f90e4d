package longestword

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

// hiddenLongestReference finds the same words with a plain loop.
func hiddenLongestReference(words []string) map[string]string {
	longest := map[string]string{}
	for _, word := range words {
		initial := word[:1]
		best, known := longest[initial]
		if !known || len(word) > len(best) || (len(word) == len(best) && word < best) {
			longest[initial] = word
		}
	}
	return longest
}

func hiddenCompareLongest(t *testing.T, words []string, partitions int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	longest := LongestWords(rdd.Parallelize(sc, words, partitions))
	if longest == nil {
		t.Fatalf("LongestWords returned nil, expected an RDD of pairs.")
	}
	want := hiddenLongestReference(words)
	pairs := longest.Collect()
	if len(pairs) != len(want) {
		t.Fatalf("LongestWords of %q (partitions: %d) has %d pairs, expected %d, one for each first character.", words, partitions, len(pairs), len(want))
	}
	for _, pair := range pairs {
		if pair.Value != want[pair.Key] {
			t.Fatalf("LongestWords of %q (partitions: %d) has %q for the first character %q, expected %q. The result must not depend on how the words are spread.", words, partitions, pair.Value, pair.Key, want[pair.Key])
		}
	}
}

func TestLongestWordsDoesNotDependOnTheOrder(t *testing.T) {
	words := []string{"aa", "bbb", "ab", "ac", "b", "bba", "ba", "a"}
	random := rand.New(rand.NewPCG(23, 4))
	for round := 0; round < 12; round++ {
		shuffled := []string{}
		for _, i := range random.Perm(len(words)) {
			shuffled = append(shuffled, words[i])
		}
		hiddenCompareLongest(t, shuffled, 1+round%4)
	}
}

func TestLongestWordsOnRandomWords(t *testing.T) {
	random := rand.New(rand.NewPCG(29, 1604))
	letters := "abcd7"
	for partitions := 1; partitions <= 5; partitions++ {
		words := []string{}
		for i := 0; i < 40; i++ {
			word := ""
			for range 1 + random.IntN(5) {
				at := random.IntN(5)
				word += letters[at : at+1]
			}
			words = append(words, word)
		}
		hiddenCompareLongest(t, words, partitions)
	}
}
