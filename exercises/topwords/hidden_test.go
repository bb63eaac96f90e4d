package topwords

import (
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

// hiddenComesBefore is the order that the exercise asks for.
func hiddenComesBefore(a, b rdd.Pair[string, int]) bool {
	if a.Value == b.Value {
		return a.Key < b.Key
	}
	return a.Value > b.Value
}

// hiddenTopReference picks the next best pair n times.
func hiddenTopReference(counts []rdd.Pair[string, int], n int) []rdd.Pair[string, int] {
	rest := append([]rdd.Pair[string, int]{}, counts...)
	top := []rdd.Pair[string, int]{}
	for len(top) < n && len(rest) > 0 {
		best := 0
		for i := range rest {
			if hiddenComesBefore(rest[i], rest[best]) {
				best = i
			}
		}
		top = append(top, rest[best])
		rest = append(rest[:best], rest[best+1:]...)
	}
	return top
}

func hiddenCompareTop(t *testing.T, n int, got, want []rdd.Pair[string, int]) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("TopWords with n = %d returned %d pairs, expected %d: n of them, or all where there are fewer.", n, len(got), len(want))
	}
	for i := range want {
		if got[i].Key != want[i].Key || got[i].Value != want[i].Value {
			t.Fatalf("TopWords with n = %d has %q with %d at position %d, expected %q with %d.", n, got[i].Key, got[i].Value, i, want[i].Key, want[i].Value)
		}
	}
}

func TestTopWordsOnRandomCounts(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	random := rand.New(rand.NewPCG(17, 1599))
	letters := "abcdefghij"
	for round := 0; round < 5; round++ {
		counts := []rdd.Pair[string, int]{}
		for _, i := range random.Perm(60) {
			word := letters[i/10:i/10+1] + letters[i%10:i%10+1]
			counts = append(counts, rdd.KV(word, 1+random.IntN(9)))
		}
		n := 1 + random.IntN(30)
		got := TopWords(rdd.Parallelize(sc, counts, 1+round), n)
		hiddenCompareTop(t, n, got, hiddenTopReference(counts, n))
	}
}
