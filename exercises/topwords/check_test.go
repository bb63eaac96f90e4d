package topwords

import (
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkTopWords asks for the n most frequent of counts and compares them one by one: the order is part of the answer.
func checkTopWords(t *testing.T, counts []rdd.Pair[string, int], partitions int, n int, want []rdd.Pair[string, int]) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	got := TopWords(rdd.Parallelize(sc, counts, partitions), n)
	if len(got) != len(want) {
		t.Fatalf("TopWords with n = %d of %d pairs returned %d pairs, expected %d.", n, len(counts), len(got), len(want))
	}
	for i := range want {
		if got[i].Key != want[i].Key || got[i].Value != want[i].Value {
			t.Errorf("TopWords with n = %d has %q with %d at position %d, expected %q with %d. Large counts come first, equal counts in alphabetical order.", n, got[i].Key, got[i].Value, i, want[i].Key, want[i].Value)
		}
	}
}

func TestTopWordsPutsTheLargestFirst(t *testing.T) {
	counts := []rdd.Pair[string, int]{rdd.KV("hear", 2), rdd.KV("the", 9), rdd.KV("a", 4), rdd.KV("speak", 7), rdd.KV("zeal", 1)}
	want := []rdd.Pair[string, int]{rdd.KV("the", 9), rdd.KV("speak", 7), rdd.KV("a", 4)}
	checkTopWords(t, counts, 2, 3, want)
}

func TestTopWordsBreaksTiesByTheAlphabet(t *testing.T) {
	counts := []rdd.Pair[string, int]{rdd.KV("thou", 3), rdd.KV("art", 3), rdd.KV("my", 5), rdd.KV("lord", 3), rdd.KV("and", 3)}
	want := []rdd.Pair[string, int]{rdd.KV("my", 5), rdd.KV("and", 3), rdd.KV("art", 3), rdd.KV("lord", 3)}
	checkTopWords(t, counts, 3, 4, want)
}

func TestTopWordsWithFewerWordsThanAskedFor(t *testing.T) {
	finished := false
	defer func() {
		if !finished && !t.Failed() {
			t.Errorf("TopWords with n = 10 of 3 pairs panicked. Where there are fewer than n, all of them are returned: nothing can be cut off at n.")
		}
	}()
	counts := []rdd.Pair[string, int]{rdd.KV("citizens", 2), rdd.KV("all", 8), rdd.KV("resolved", 2)}
	want := []rdd.Pair[string, int]{rdd.KV("all", 8), rdd.KV("citizens", 2), rdd.KV("resolved", 2)}
	checkTopWords(t, counts, 2, 10, want)
	finished = true
}

func TestTopWordsLeavesTheOthersWhereTheyAre(t *testing.T) {
	fetched := 0
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(happened event.Event) {
		start, ok := happened.(event.JobStart)
		if ok && start.Action == "Collect" {
			fetched++
		}
	}))
	counts := []rdd.Pair[string, int]{rdd.KV("hear", 2), rdd.KV("the", 9), rdd.KV("a", 4), rdd.KV("speak", 7)}
	got := TopWords(rdd.Parallelize(sc, counts, 2), 1)
	sc.Close()
	if len(got) != 1 || got[0].Key != "the" {
		t.Errorf("TopWords with n = 1 of %v returned %v, expected the one pair with the largest count.", counts, got)
	}
	if fetched > 0 {
		t.Errorf("TopWords with n = 1 fetched all 4 pairs with Collect. Of a million words nearly all would be fetched for nothing: TakeOrdered fetches the best n of each partition.")
	}
}
