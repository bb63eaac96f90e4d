package countwords

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

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

func TestCountWordsOnRandomWords(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(5, 1616))
	letters := "abcd"
	for partitions := 1; partitions <= 5; partitions++ {
		words := []string{}
		want := map[string]int{}
		for i := 0; i < 120; i++ {
			first := random.IntN(4)
			second := random.IntN(1 + first)
			word := letters[first:first+1] + letters[second:second+1]
			words = append(words, word)
			want[word]++
		}
		counts := CountWords(rdd.Parallelize(sc, words, partitions))
		if counts == nil {
			t.Fatalf("CountWords returned nil, expected an RDD of pairs.")
		}
		pairs := counts.Collect()
		if len(pairs) != len(want) {
			t.Errorf("CountWords of %d random words (partitions: %d) has %d pairs, expected %d, one for each different word.", len(words), partitions, len(pairs), len(want))
		}
		for _, pair := range pairs {
			if pair.Value != want[pair.Key] {
				t.Fatalf("CountWords of %d random words (partitions: %d) counts %q as %d, expected %d.", len(words), partitions, pair.Key, pair.Value, want[pair.Key])
			}
		}
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
