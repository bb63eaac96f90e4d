package addtototals

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// hiddenShop has a context that counts the records which travel.
type hiddenShop struct {
	sc     *rdd.Context
	moved  int64
	totals *rdd.RDD[rdd.Pair[string, int]]
}

// hiddenOpenShop places the totals of 500 articles on 4 partitions and keeps them.
func hiddenOpenShop() *hiddenShop {
	shop := &hiddenShop{}
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

func (s *hiddenShop) today(n int) *rdd.RDD[rdd.Pair[string, int]] {
	pairs := []rdd.Pair[string, int]{}
	for i := range n {
		pairs = append(pairs, rdd.KV(fmt.Sprint("article ", 490+i), 1))
	}
	return rdd.Parallelize(s.sc, pairs, 6)
}

func TestAddToTotalsMovesOnlyToday(t *testing.T) {
	shop := hiddenOpenShop()
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
	shop := hiddenOpenShop()
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

func TestAddToTotalsOnRandomDays(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 2014))
	shop := hiddenOpenShop()
	defer shop.sc.Close()
	totals := shop.totals
	want := map[string]int{}
	for i := range 500 {
		want[fmt.Sprint("article ", i)] = i
	}
	for day := 1; day <= 4; day++ {
		today := []rdd.Pair[string, int]{}
		for range random.IntN(60) {
			article := fmt.Sprint("article ", random.IntN(600))
			n := 1 + random.IntN(9)
			today = append(today, rdd.KV(article, n))
			want[article] += n
		}
		totals = AddToTotals(totals, rdd.Parallelize(shop.sc, today, 1+random.IntN(5)))
		if totals == nil {
			t.Fatalf("AddToTotals returned nil, expected an RDD of pairs.")
		}
		totals.Cache()
		got := totals.Collect()
		if len(got) != len(want) {
			t.Fatalf("After day %d there are %d pairs, expected %d, one for each article.", day, len(got), len(want))
		}
		for _, p := range got {
			if p.Value != want[p.Key] {
				t.Fatalf("After day %d the total of %q is %d, expected %d.", day, p.Key, p.Value, want[p.Key])
			}
		}
	}
}
