package meanoccurrence

import (
	"math"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkMeanOccurrence compares the mean of words with the expected one.
func checkMeanOccurrence(t *testing.T, words []string, partitions int, want float64) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := MeanOccurrence(rdd.Parallelize(sc, words, partitions))
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("MeanOccurrence of %q (partitions: %d) returned %v, expected %v: all words divided by the different words, in all partitions together, with the fraction.", words, partitions, got, want)
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

func TestMeanOccurrenceOfNoWordsIsZero(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	none := MeanOccurrence(rdd.Parallelize(sc, []string{}, 2))
	if none != 0 {
		t.Errorf("MeanOccurrence of no words returned %v, expected 0: nothing divided by nothing is no number, so ask before you divide.", none)
	}
	one := MeanOccurrence(rdd.Parallelize(sc, []string{"alone"}, 2))
	if one != 1 {
		t.Errorf("MeanOccurrence of the single word \"alone\" returned %v, expected 1.", one)
	}
}

func TestMeanOccurrenceLeavesTheWordsWhereTheyAre(t *testing.T) {
	fetched := 0
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(happened event.Event) {
		start, ok := happened.(event.JobStart)
		if ok && start.Action == "Collect" {
			fetched++
		}
	}))
	got := MeanOccurrence(rdd.Parallelize(sc, []string{"to", "be", "or", "not", "to", "be"}, 2))
	sc.Close()
	if got != 1.5 {
		t.Errorf("MeanOccurrence of to, be, or, not, to, be returned %v, expected 1.5.", got)
	}
	if fetched > 0 {
		t.Errorf("MeanOccurrence fetched the words with Collect and returned %v. A text may be too large for one machine: let Count and Distinct count the words where they are.", got)
	}
}
