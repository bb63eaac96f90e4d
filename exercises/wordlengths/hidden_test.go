package wordlengths

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

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

func TestWordLengthsOnRandomWords(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 1611))
	letters := "abcdefghijklmnopqrstuvwxyz"
	for partitions := 1; partitions <= 4; partitions++ {
		words := []string{}
		lengths := []int{}
		for range 25 + random.IntN(10) {
			word := ""
			size := 1 + random.IntN(6)
			for range size {
				at := random.IntN(26)
				word += letters[at : at+1]
			}
			words = append(words, word)
			lengths = append(lengths, size)
		}
		checkWordLengths(t, words, partitions, lengths)
	}
}
