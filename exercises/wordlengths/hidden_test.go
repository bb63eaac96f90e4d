package wordlengths

import (
	"math/rand/v2"
	"testing"
)

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
