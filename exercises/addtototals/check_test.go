package addtototals

import (
	"fmt"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// checkTotals adds one day to the totals and compares, whatever the order of the pairs.
func checkTotals(t *testing.T, totals, today []rdd.Pair[string, int], want map[string]int) {
	t.Helper()
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	placed := rdd.PartitionBy(rdd.Parallelize(sc, totals, 2), 3).Cache()
	result := AddToTotals(placed, rdd.Parallelize(sc, today, 2))
	if result == nil {
		t.Fatalf("AddToTotals returned nil, expected an RDD of pairs.")
	}
	got := map[string]int{}
	for _, p := range result.Collect() {
		_, seen := got[p.Key]
		if seen {
			t.Errorf("AddToTotals of totals %v and sales %v has more than one pair for %q, expected one for each article.", totals, today, p.Key)
		}
		got[p.Key] = p.Value
	}
	for article, n := range want {
		if got[article] != n {
			t.Errorf("AddToTotals of totals %v and sales %v says %d for %q, expected %d: its total, if there is one, and all that was sold of it today.", totals, today, got[article], article, n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("AddToTotals of totals %v and sales %v has %d articles, expected %d: those of the totals and those of today.", totals, today, len(got), len(want))
	}
}

func TestAddToTotalsAdds(t *testing.T) {
	totals := []rdd.Pair[string, int]{rdd.KV("pen", 10), rdd.KV("ink", 4)}
	today := []rdd.Pair[string, int]{rdd.KV("pen", 1), rdd.KV("ink", 5), rdd.KV("pen", 3)}
	checkTotals(t, totals, today, map[string]int{"pen": 14, "ink": 9})
}

func TestAddToTotalsKeepsWhatIsOnOneSide(t *testing.T) {
	totals := []rdd.Pair[string, int]{rdd.KV("pen", 10), rdd.KV("ink", 4)}
	today := []rdd.Pair[string, int]{rdd.KV("pen", 1), rdd.KV("cup", 2)}
	checkTotals(t, totals, today, map[string]int{"pen": 11, "ink": 4, "cup": 2})
}

// checkShop has a context that counts the records which travel.
type checkShop struct {
	sc     *rdd.Context
	moved  int64
	totals *rdd.RDD[rdd.Pair[string, int]]
}

// checkOpenShop places the totals of 500 articles on 4 partitions and keeps them.
func checkOpenShop() *checkShop {
	shop := &checkShop{}
	shop.sc = rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
		task, ok := e.(event.TaskEnd)
		if ok && task.Err == nil {
			shop.moved += task.Metrics.ShuffleWrite
		}
	}))
	pairs := []rdd.Pair[string, int]{}
	for i := range 500 {
		pairs = append(pairs, rdd.KV(fmt.Sprint("article ", i), i))
	}
	shop.totals = rdd.PartitionBy(rdd.Parallelize(shop.sc, pairs, 3), 4).Cache()
	shop.totals.Count()
	shop.moved = 0
	return shop
}

func (s *checkShop) today(n int) *rdd.RDD[rdd.Pair[string, int]] {
	pairs := []rdd.Pair[string, int]{}
	for i := range n {
		pairs = append(pairs, rdd.KV(fmt.Sprint("article ", 490+i), 1))
	}
	return rdd.Parallelize(s.sc, pairs, 6)
}

func TestAddToTotalsMovesOnlyToday(t *testing.T) {
	shop := checkOpenShop()
	defer shop.sc.Close()
	result := AddToTotals(shop.totals, shop.today(20))
	if result == nil {
		t.Fatalf("AddToTotals returned nil, expected an RDD of pairs.")
	}
	if shop.moved != 0 {
		t.Errorf("AddToTotals ran a job while it was called. It should only describe the new totals.")
	}
	number := result.Count()
	if number != 510 {
		t.Errorf("AddToTotals of 500 articles and a day with 10 new ones has %d pairs, expected 510.", number)
	}
	if shop.moved > 20 {
		t.Errorf("AddToTotals of 500 placed totals and 20 sales moved %d records, expected at most 20: the totals have to stay where they are.", shop.moved)
	}
}

func TestAddToTotalsStaysPlaced(t *testing.T) {
	shop := checkOpenShop()
	defer shop.sc.Close()
	first := AddToTotals(shop.totals, shop.today(20))
	if first == nil {
		t.Fatalf("AddToTotals returned nil, expected an RDD of pairs.")
	}
	if first.NumPartitions() != 4 {
		t.Errorf("AddToTotals of totals in 4 partitions and sales in 6 has %d partitions, expected 4, those of the totals.", first.NumPartitions())
	}
	first.Cache()
	first.Count()
	shop.moved = 0
	AddToTotals(first, shop.today(7)).Count()
	if shop.moved > 7 {
		t.Errorf("On the second day, with 7 sales, AddToTotals moved %d records, expected at most 7. The totals of the first day are no longer known to be placed: which operation keeps the place, and which one forgets it?", shop.moved)
	}
}
