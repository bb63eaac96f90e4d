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

// hiddenHotSales has n sales of the same amount, nine out of ten of them of one article.
func hiddenHotSales(n int) []rdd.Pair[string, int] {
	sales := []rdd.Pair[string, int]{}
	for i := range n {
		article := "hot"
		if i%10 == 9 {
			article = fmt.Sprint("article ", i%40)
		}
		sales = append(sales, rdd.KV(article, 1))
	}
	return sales
}

func hiddenNames() []rdd.Pair[string, string] {
	names := []rdd.Pair[string, string]{rdd.KV("hot", "best seller")}
	for i := 9; i < 40; i += 10 {
		names = append(names, rdd.KV(fmt.Sprint("article ", i), fmt.Sprint("name ", i)))
	}
	return names
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
	joined := JoinSalted(rdd.Parallelize(sc, hiddenHotSales(40), 2), rdd.Parallelize(sc, hiddenNames(), 2), 2)
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

func TestJoinSaltedSpreadsAHotKey(t *testing.T) {
	for _, parts := range []int{1, 4} {
		largest := int64(0)
		all := int64(0)
		sc := rdd.NewContext(rdd.WithCores(2), rdd.WithListener(func(e event.Event) {
			task, ok := e.(event.TaskEnd)
			if ok && task.Err == nil {
				largest = max(largest, task.Metrics.ShuffleRead)
				all += task.Metrics.ShuffleRead
			}
		}))
		sales := rdd.Parallelize(sc, hiddenHotSales(4000), parts)
		joined := JoinSalted(sales, rdd.Parallelize(sc, hiddenNames(), 4), 32)
		if joined == nil {
			t.Fatalf("JoinSalted returned nil, expected an RDD of pairs.")
		}
		number := joined.Count()
		if number != 4000 {
			t.Errorf("JoinSalted of 4000 sales with 32 salts has %d pairs, expected 4000.", number)
		}
		if largest > 2200 {
			t.Errorf("JoinSalted of 4000 sales in %d partitions, 3600 of them of one article and all of the same amount, with 32 salts, has a task that reads %d records, expected about 1000 to 1500. Have the salts of a key go round in turn, by the position of the sale.", parts, largest)
		}
		if all > 4600 {
			t.Errorf("JoinSalted of 4000 sales and 5 names with 32 salts read %d records, expected about 4160: one for each sale and 32 for each name. Copy the names only.", all)
		}
		sc.Close()
	}
}

func TestJoinSaltedIsTheSameEveryTime(t *testing.T) {
	places := []string{}
	for range 2 {
		sc := rdd.NewContext(rdd.WithCores(1))
		joined := JoinSalted(rdd.Parallelize(sc, hiddenHotSales(400), 4), rdd.Parallelize(sc, hiddenNames(), 4), 8)
		if joined == nil {
			t.Fatalf("JoinSalted returned nil, expected an RDD of pairs.")
		}
		places = append(places, fmt.Sprint(rdd.Glom(joined).Collect()))
		sc.Close()
	}
	if places[0] != places[1] {
		t.Errorf("JoinSalted of the same sales puts them on other partitions when it is computed a second time. If a part were lost and computed again, sales would be there twice or not at all: take the salt from the position of the sale, not from chance.")
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
