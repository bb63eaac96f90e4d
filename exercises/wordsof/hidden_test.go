package wordsof

import (
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd"
)

func TestWordsOfOnRandomLines(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(11, 1601))
	for round := 0; round < 5; round++ {
		lines := []string{}
		want := []string{}
		for i := 0; i < 12; i++ {
			line := ""
			for range random.IntN(6) {
				for range random.IntN(3) {
					line += " "
				}
				// A word that begins in the middle of another one would be a different word.
				if line != "" && line[len(line)-1] != ' ' {
					line += " "
				}
				word := ""
				for range 1 + random.IntN(4) {
					word += string([]byte{"abcdexyz0189"[random.IntN(12)]})
				}
				line += word
				want = append(want, word)
			}
			for range random.IntN(3) {
				line += " "
			}
			lines = append(lines, line)
		}
		words := WordsOf(rdd.Parallelize(sc, lines, 1+round))
		if words == nil {
			t.Fatalf("WordsOf returned nil, expected an RDD of words.")
		}
		got := words.Collect()
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("WordsOf of the lines %q gives the words %q (sorted here), expected %q.", lines, got, want)
		}
	}
}
