package meanoccurrence

import (
	"math"
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestMeanOccurrenceOnRandomWords(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(3, 1623))
	letters := "abcdefgh"
	for partitions := 1; partitions <= 4; partitions++ {
		words := []string{}
		different := map[string]bool{}
		for range 50 + random.IntN(50) {
			at := random.IntN(8)
			word := letters[at : at+1]
			if random.IntN(3) == 0 {
				word += word
			}
			words = append(words, word)
			different[word] = true
		}
		got := MeanOccurrence(rdd.Parallelize(sc, words, partitions))
		want := float64(len(words)) / float64(len(different))
		if !(math.Abs(got-want) < 1e-9) {
			t.Fatalf("MeanOccurrence of %d words, %d of them different, (partitions: %d) returned %v, expected %v.", len(words), len(different), partitions, got, want)
		}
	}
}
