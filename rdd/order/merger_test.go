package order_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd/order"
)

// checkMerge deals keys to runs, sorts each, merges them in random chunks, and compares with sorting the whole.
func checkMerge[K cmp.Ordered](t *testing.T, r *rand.Rand, keys []K, runs int, ascending bool) {
	t.Helper()
	type place struct {
		key K
		at  int // in the input, run after run
	}
	parts := make([][]K, runs)
	for _, k := range keys {
		// Uneven, so that runs end at different times, and some are empty.
		i := min(r.IntN(runs), r.IntN(runs))
		parts[i] = append(parts[i], k)
	}
	var joined []K
	sorted, places := make([]order.Keys, runs), make([][]place, runs)
	for i, part := range parts {
		k := order.Of(part, ascending)
		perm := k.Sort()
		sorted[i] = k.At(perm)
		for _, p := range perm {
			places[i] = append(places[i], place{part[p], len(joined) + int(p)})
		}
		joined = append(joined, part...)
	}

	m := order.NewMerger(runs)
	fed, taken := make([]int, runs), make([]int, runs)
	got := make([]int32, 0, len(keys))
	buffer := []int32{-7}
	for {
		most := 1 + r.IntN(20)
		merged, hungry := m.Next(buffer, most)
		if merged[0] != -7 || len(merged) > 1+most {
			t.Fatalf("Next answered %v to at most %d", merged, most)
		}
		for _, run := range merged[1:] {
			got = append(got, int32(places[run][taken[run]].at))
			taken[run]++
		}
		if hungry < 0 {
			if len(merged) == 1 {
				break
			}
			continue
		}
		if taken[hungry] != fed[hungry] {
			t.Fatalf("run %d is hungry after %d of %d keys", hungry, taken[hungry], fed[hungry])
		}
		if again, still := m.Next(nil, most); len(again) != 0 || still != hungry {
			t.Fatalf("before run %d is fed, Next answers %v and %d", hungry, again, still)
		}
		end := min(fed[hungry]+1+r.IntN(30), sorted[hungry].Len())
		m.Feed(hungry, sorted[hungry].Slice(fed[hungry], end))
		fed[hungry] = end
	}
	if want := wantOrder(joined, ascending); !slices.Equal(got, want) {
		t.Errorf("%d %T in %d runs, ascending %v: merged is not sorted", len(keys), keys, runs, ascending)
	}
}

func TestMergeIsAStableSortOfTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, runs := range []int{1, 2, 3, 4, 5, 7, 8, 13, 64} {
		for _, n := range []int{0, 1, 10, 100, 2000} {
			numbers, small, floats := make([]uint64, n), make([]level, n), make([]float64, n)
			for i := range n {
				numbers[i], small[i], floats[i] = r.Uint64(), level(r.IntN(7)), r.NormFloat64()
				switch r.IntN(8) {
				case 0:
					// The prefixes that also stand for the end of a run.
					numbers[i], floats[i] = math.MaxUint64, math.NaN()
				case 1:
					numbers[i], floats[i] = 0, math.Copysign(0, -1)
				case 2:
					floats[i] = 0
				}
			}
			for _, ascending := range []bool{true, false} {
				checkMerge(t, r, numbers, runs, ascending)
				checkMerge(t, r, small, runs, ascending)
				checkMerge(t, r, floats, runs, ascending)
				for _, name := range []string{"binary", "zeros", "zeros behind", "common", "highest", "equal"} {
					texts := make([]surname, n)
					for i := range texts {
						texts[i] = surname(stringDraws[name](r))
					}
					checkMerge(t, r, texts, runs, ascending)
				}
			}
		}
	}
}

func TestMergeOfNothing(t *testing.T) {
	if merged, hungry := order.NewMerger(0).Next(nil, 10); len(merged) != 0 || hungry != -1 {
		t.Errorf("got %v, %d", merged, hungry)
	}
}

func TestRunsAreHungryOneAfterTheOther(t *testing.T) {
	m := order.NewMerger(3)
	chunks := [][]int{{1, 5}, {}, {2, 3}}
	// Fed out of turn, a run is not named any more.
	m.Feed(1, order.Of(chunks[1], true))
	for _, want := range []int{0, 2} {
		_, hungry := m.Next(nil, 10)
		if hungry != want {
			t.Fatalf("run %d is hungry, want %d", hungry, want)
		}
		m.Feed(hungry, order.Of(chunks[hungry], true))
	}
	var log []string
	for {
		merged, hungry := m.Next(nil, 2)
		log = append(log, fmt.Sprint(merged, hungry))
		if hungry < 0 && len(merged) == 0 {
			break
		}
		if hungry >= 0 {
			m.Feed(hungry, order.Keys{})
		}
	}
	if want := []string{"[0 2] -1", "[2] 2", "[0] 0", "[] -1"}; !slices.Equal(log, want) {
		t.Errorf("got %q, want %q", log, want)
	}
}

func TestARunThatIsNotHungryIsNotFed(t *testing.T) {
	chunk := order.Of([]int{1, 2}, true)
	for name, feed := range map[string]func(m *order.Merger){
		"twice":           func(m *order.Merger) { m.Feed(0, chunk); m.Feed(0, chunk) },
		"after its end":   func(m *order.Merger) { m.Feed(0, order.Keys{}); m.Feed(0, chunk) },
		"before it is up": func(m *order.Merger) { m.Feed(0, chunk); m.Next(nil, 1); m.Feed(0, chunk) },
	} {
		func() {
			defer func() {
				if _, is := recover().(error); !is {
					t.Errorf("fed %s: no panic with an error", name)
				}
			}()
			feed(order.NewMerger(1))
		}()
	}
}
