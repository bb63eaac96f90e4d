package joinsalted

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// hiddenShow makes lines of pairs, in order.
func hiddenShow(pairs []rdd.Pair[string, rdd.Tuple2[int, string]]) []string {
	lines := []string{}
	for _, p := range pairs {
		lines = append(lines, fmt.Sprint(p.Key, " ", p.Value.First, " ", p.Value.Second))
	}
	slices.Sort(lines)
	return lines
}

func TestJoinSaltedRunsNothingByItself(t *testing.T) {
	jobs := 0
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		_, ok := e.(event.JobStart)
		if ok {
			jobs++
		}
	}))
	defer sc.Close()
	joined := JoinSalted(rdd.Parallelize(sc, checkHotSales(40), 2), rdd.Parallelize(sc, checkNames(), 2), 2)
	if joined == nil {
		t.Fatalf("JoinSalted returned nil, expected an RDD of pairs.")
	}
	if jobs != 0 {
		t.Errorf("JoinSalted ran %d jobs while it was called, expected none: it should only describe the join.", jobs)
	}
	number := joined.Count()
	if number != 40 {
		t.Errorf("JoinSalted of 40 sales with the names of all their articles has %d pairs, expected 40.", number)
	}
}

func TestJoinSaltedOnRandomSales(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 2014))
	for round := 1; round <= 5; round++ {
		sc := rdd.NewContext(rdd.WithCores(2))
		sales := []rdd.Pair[string, int]{}
		for range 20 + random.IntN(100) {
			sales = append(sales, rdd.KV(fmt.Sprint("a", random.IntN(1+random.IntN(9))), random.IntN(5)))
		}
		names := []rdd.Pair[string, string]{}
		for i := range 7 {
			names = append(names, rdd.KV(fmt.Sprint("a", i), fmt.Sprint("name of ", i)))
		}
		left := rdd.Parallelize(sc, sales, round)
		right := rdd.Parallelize(sc, names, 2)
		joined := JoinSalted(left, right, 1+random.IntN(6))
		if joined == nil {
			t.Fatalf("JoinSalted returned nil, expected an RDD of pairs.")
		}
		plain := rdd.Join(left, right)
		if joined.NumPartitions() != plain.NumPartitions() {
			t.Errorf("JoinSalted has %d partitions, expected %d, as many as the plain join.", joined.NumPartitions(), plain.NumPartitions())
		}
		got := hiddenShow(joined.Collect())
		want := hiddenShow(plain.Collect())
		if !slices.Equal(got, want) {
			t.Fatalf("JoinSalted of %d random sales gives %d pairs, the plain join %d, and they are not the same: %q, expected %q.", len(sales), len(got), len(want), got[:min(5, len(got))], want[:min(5, len(want))])
		}
		sc.Close()
	}
}
