package addtototals

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lab/rdd"
)

func TestAddToTotalsOnRandomDays(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 2014))
	shop := checkOpenShop()
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
