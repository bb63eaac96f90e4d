package joinsalted

import (
	"fmt"
	"slices"
	"testing"

	"lab/rdd"
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
		t.Errorf("JoinSalted of the sales p 3, p 4, q 5, p 3, x 9 with the names of p, q and r, with 3 salts, gives %q, expected %q in any order.", got, want)
	}
}
