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
		t.Errorf("WordsOf of the lines %q gives the words %q (sorted here), expected %q: every word of every line, also one of a single character, and no empty ones.", lines, got, want)
	}
}

func TestWordsOfSplitsAtSpaces(t *testing.T) {
	checkWordsOf(t, []string{"to be", "or not to be", "2b", "i am 7"}, 2, []string{"to", "be", "or", "not", "to", "be", "2b", "i", "am", "7"})
}

func TestWordsOfLeavesNoEmptyWords(t *testing.T) {
	checkWordsOf(t, []string{"", "  speak   speak ", " ", "hear me"}, 3, []string{"speak", "speak", "hear", "me"})
}

func TestWordsOfRunsNothingByItself(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	lines := rdd.Map(rdd.Parallelize(sc, []string{"to be or not"}, 1), func(line string) string {
		read++
		return line
	})
	words := WordsOf(lines)
	if words == nil {
		t.Fatalf("WordsOf returned nil, expected an RDD of words.")
	}
	if read != 0 {
		t.Errorf("WordsOf read the lines while it was called. It should only describe the words; the lines are read when somebody asks for a result.")
	}
	if count := words.Count(); count != 4 {
		t.Errorf("WordsOf of the line \"to be or not\" has %d words, expected 4.", count)
	}
}
