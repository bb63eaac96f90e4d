package meanoccurrence

import (
	"math"
	"testing"

	"lab/rdd"
)

// checkMeanOccurrence compares the mean of words with the expected one.
func checkMeanOccurrence(t *testing.T, words []string, partitions int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := MeanOccurrence(rdd.Parallelize(sc, words, partitions))
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("MeanOccurrence of %q (partitions: %d) returned %v, expected %v: all words divided by the different words.", words, partitions, got, want)
	}
}

func TestMeanOccurrenceDividesWordsByDifferentWords(t *testing.T) {
	checkMeanOccurrence(t, []string{"speak", "speak", "hear", "hear", "speak", "hear"}, 2, 3)
	checkMeanOccurrence(t, []string{"a", "b", "c"}, 3, 1)
}

func TestMeanOccurrenceIsNotRounded(t *testing.T) {
	checkMeanOccurrence(t, []string{"to", "be", "or", "not", "to", "be"}, 1, 1.5)
	checkMeanOccurrence(t, []string{"cat", "rat", "cat", "elephant", "cat"}, 3, 5.0/3.0)
}
