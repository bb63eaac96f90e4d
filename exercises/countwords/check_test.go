package countwords

import (
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkCountWords compares the pairs with the expected counts, whatever the order of the pairs.
func checkCountWords(t *testing.T, words []string, partitions int, want map[string]int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	counts := CountWords(rdd.Parallelize(sc, words, partitions))
	if counts == nil {
		t.Fatalf("CountWords returned nil, expected an RDD of pairs: return what ReduceByKey gives you.")
	}
	got := map[string]int{}
	for _, pair := range counts.Collect() {
		_, seen := got[pair.Key]
		if seen {
			t.Errorf("CountWords of %q (partitions: %d) has more than one pair for the word %q, expected one pair for each different word.", words, partitions, pair.Key)
		}
		got[pair.Key] = pair.Value
	}
	for word, count := range want {
		if got[word] != count {
			t.Errorf("CountWords of %q (partitions: %d) counts %q as %d, expected %d: each occurrence is one, and merging adds two counts, of which either may be a sum already.", words, partitions, word, got[word], count)
		}
	}
	if len(got) != len(want) {
		t.Errorf("CountWords of %q (partitions: %d) has pairs for %d different words, expected %d.", words, partitions, len(got), len(want))
	}
}

func TestCountWordsCounts(t *testing.T) {
	checkCountWords(t, []string{"to", "be", "or", "not", "to", "be"}, 1, map[string]int{"to": 2, "be": 2, "or": 1, "not": 1})
}

func TestCountWordsAcrossPartitions(t *testing.T) {
	words := []string{"speak", "hear", "speak", "speak", "hear", "speak", "speak", "a"}
	checkCountWords(t, words, 4, map[string]int{"speak": 5, "hear": 2, "a": 1})
}

func TestCountWordsRunsNothingByItself(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	read := 0
	words := rdd.Map(rdd.Parallelize(sc, []string{"to", "be", "to"}, 1), func(word string) string {
		read++
		return word
	})
	counts := CountWords(words)
	if counts == nil {
		t.Fatalf("CountWords returned nil, expected an RDD of pairs.")
	}
	if read != 0 {
		t.Errorf("CountWords read the words while it was called. It should only describe the counts; leave it to the caller to run a job.")
	}
	if number := counts.Count(); number != 2 {
		t.Errorf("CountWords of \"to\", \"be\", \"to\" has %d pairs, expected 2.", number)
	}
}

func TestCountWordsMergesBeforeTheShuffle(t *testing.T) {
	travelled := int64(0)
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(happened event.Event) {
		task, ended := happened.(event.TaskEnd)
		if ended && task.Err == nil {
			travelled += task.Metrics.ShuffleWrite
		}
	}))
	words := []string{}
	for i := 0; i < 600; i++ {
		words = append(words, []string{"the", "king", "the"}[i%3])
	}
	counts := CountWords(rdd.Parallelize(sc, words, 2))
	if counts == nil {
		t.Fatalf("CountWords returned nil, expected an RDD of pairs.")
	}
	counts.Collect()
	sc.Close()
	// Two words in each of two partitions: four partial sums need to travel.
	if travelled > 8 {
		t.Errorf("CountWords of 600 words, two of them different, in two partitions sent %d pairs through the shuffle, expected about 4: let ReduceByKey add up within each partition first, instead of grouping all the ones.", travelled)
	}
}
