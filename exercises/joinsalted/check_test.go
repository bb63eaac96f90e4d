package joinsalted

import (
	"fmt"
	"slices"
	"testing"

	"lab/rdd"
	"lab/rdd/chaos"
	"lab/rdd/event"
)

func TestJoinSaltedJoins(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	sales := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("p", 3), rdd.KV("p", 4), rdd.KV("q", 5), rdd.KV("p", 3), rdd.KV("x", 9)}, 2)
	names := rdd.Parallelize(sc, []rdd.Pair[string, string]{rdd.KV("p", "pen"), rdd.KV("q", "quill"), rdd.KV("r", "ruler")}, 2)
	joined := JoinSalted(sales, names, 3)
	if joined == nil {
		t.Fatalf("JoinSalted returned nil, expected an RDD of pairs.")
	}
	got := []string{}
	for _, p := range joined.Collect() {
		got = append(got, fmt.Sprint(p.Key, " ", p.Value.First, " ", p.Value.Second))
	}
	slices.Sort(got)
	want := []string{"p 3 pen", "p 3 pen", "p 4 pen", "q 5 quill"}
	if !slices.Equal(got, want) {
		t.Errorf("JoinSalted of the sales p 3, p 4, q 5, p 3, x 9 with the names of p, q and r, with 3 salts, gives %q, expected %q in any order: each sale whose article has a name once, with that name.", got, want)
	}
}

// checkHotSales has n sales of the same amount, nine out of ten of them of one article.
func checkHotSales(n int) []rdd.Pair[string, int] {
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

func checkNames() []rdd.Pair[string, string] {
	names := []rdd.Pair[string, string]{rdd.KV("hot", "best seller")}
	for i := 9; i < 40; i += 10 {
		names = append(names, rdd.KV(fmt.Sprint("article ", i), fmt.Sprint("name ", i)))
	}
	return names
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
		sales := rdd.Parallelize(sc, checkHotSales(4000), parts)
		joined := JoinSalted(sales, rdd.Parallelize(sc, checkNames(), 4), 32)
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
	sales := checkHotSales(404)
	for i := range sales {
		sales[i].Value = i
	}
	for seed, killed := range []float64{0, 0, 0.5, 0.5, 0.5} {
		sc := rdd.NewContext(rdd.WithCores(1), rdd.WithFaults(chaos.New(uint64(seed), chaos.KillTasks(killed))))
		joined := JoinSalted(rdd.Parallelize(sc, sales, 4), rdd.Parallelize(sc, checkNames(), 4), 8)
		if joined == nil {
			t.Fatalf("JoinSalted returned nil, expected an RDD of pairs.")
		}
		places = append(places, fmt.Sprint(rdd.Glom(joined).Collect()))
		sc.Close()
	}
	if slices.ContainsFunc(places, func(p string) bool { return p != places[0] }) {
		t.Errorf("JoinSalted of the same sales puts them on other partitions when it is computed again, or when tasks are killed and start anew. If a part were lost and computed again, sales would be there twice or not at all: take the salt from the position of the sale, neither from chance nor from a variable that counts along.")
	}
}

func TestJoinSaltedSpreadsWhatLiesInOnePartition(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	// The first of four partitions holds all sales of the hot article.
	sales := []rdd.Pair[string, int]{}
	for i := range 2000 {
		article := "article 9"
		if i < 500 {
			article = "hot"
		}
		sales = append(sales, rdd.KV(article, 1))
	}
	joined := JoinSalted(rdd.Parallelize(sc, sales, 4), rdd.Parallelize(sc, checkNames(), 4), 16)
	if joined == nil {
		t.Fatalf("JoinSalted returned nil, expected an RDD of pairs.")
	}
	hot := joined.Filter(func(p rdd.Pair[string, rdd.Tuple2[int, string]]) bool { return p.Key == "hot" })
	parts := rdd.Glom(hot).Collect()
	for i, part := range parts {
		if len(part) > 350 {
			t.Errorf("JoinSalted of 2000 sales in 4 partitions, of which the first holds all 500 of the hot article, with 16 salts, has %d of these in partition %d, expected them spread over all four. The unique numbers of the first partition are 0, 4, 8, …: divided by the number of partitions they are positions, which go through all salts.", len(part), i)
		}
	}
}
