package wordsof

import (
	"slices"
	"testing"

	"lab/rdd"
)

// checkWordsOf compares the words of lines with the expected ones, whatever their order.
func checkWordsOf(t *testing.T, lines []string, partitions int, want []string) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	words := WordsOf(rdd.Parallelize(sc, lines, partitions))
	if words == nil {
		t.Fatalf("WordsOf returned nil, expected an RDD of words: return what FlatMap and Filter give you.")
	}
	got := words.Collect()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("WordsOf of the lines %q gives the words %q (sorted here), expected %q.", lines, got, want)
	}
}

func TestWordsOfSplitsAtSpaces(t *testing.T) {
	checkWordsOf(t, []string{"to be", "or not to be", "2b"}, 2, []string{"to", "be", "or", "not", "to", "be", "2b"})
}

func TestWordsOfLeavesNoEmptyWords(t *testing.T) {
	checkWordsOf(t, []string{"", "  speak   speak ", " ", "hear me"}, 3, []string{"speak", "speak", "hear", "me"})
}
