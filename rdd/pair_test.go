package rdd_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lab/rdd"
)

type point struct {
	X, Y int
	Name string
}

func pairsOf(n, keys int) []rdd.Pair[int, int] {
	out := make([]rdd.Pair[int, int], n)
	for i := range out {
		out[i] = rdd.KV(i*7%keys, i)
	}
	return out
}

func TestByKey(t *testing.T) {
	sc := open(t)
	const n, keys = 5000, 37
	sums, lists := map[int]int{}, map[int][]int{}
	for _, p := range pairsOf(n, keys) {
		sums[p.Key] += p.Value
		lists[p.Key] = append(lists[p.Key], p.Value)
	}
	for _, parts := range []int{1, 4, 50} {
		r := rdd.Parallelize(sc, pairsOf(n, keys), parts)
		equal(t, "ReduceByKey", rdd.CollectAsMap(rdd.ReduceByKey(r, add)), sums)
		equal(t, "ReduceByKey into 3", rdd.CollectAsMap(rdd.ReduceByKey(r, add, 3)), sums)
		equal(t, "FoldByKey", rdd.CollectAsMap(rdd.FoldByKey(r, 0, add)), sums)
		equal(t, "GroupByKey keeps the order", rdd.CollectAsMap(rdd.GroupByKey(r, 5)), lists)
		grouped := rdd.GroupBy(rdd.Parallelize(sc, numbers(100), parts), func(x int) bool { return x < 50 })
		equal(t, "GroupBy", len(rdd.CollectAsMap(grouped)[true]), 50)
		equal(t, "CombineByKey", rdd.CollectAsMap(rdd.CombineByKey(r, func(v int) []int { return []int{v} },
			func(c []int, v int) []int { return append(c, v) }, func(a, b []int) []int { return append(a, b...) })), lists)
		counts := map[int]int64{}
		for k, l := range lists {
			counts[k] = int64(len(l))
		}
		equal(t, "CountByKey", rdd.CountByKey(r), counts)
		equal(t, "CountByValue", rdd.CountByValue(rdd.Keys(r)), counts)
		equal(t, "Lookup", rdd.Lookup(r, 5), lists[5])
		equal(t, "Lookup after ReduceByKey", rdd.Lookup(rdd.ReduceByKey(r, add), 5), []int{sums[5]})
		equal(t, "Lookup of no key", rdd.Lookup(r, -1), "[]")
	}
}

func TestAggregateByKeyCopiesItsZero(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, pairsOf(1000, 10), 8)
	zero := map[int]int{}
	sets := rdd.AggregateByKey(r, zero, func(m map[int]int, v int) map[int]int {
		m[v]++
		return m
	}, func(a, b map[int]int) map[int]int {
		for k, n := range b {
			a[k] += n
		}
		return a
	})
	// The second and third time read the same shuffle again: merging in place must not have changed it.
	for range 3 {
		for _, p := range sets.Collect() {
			if len(p.Value) != 100 {
				t.Errorf("key %d has %d values, want 100", p.Key, len(p.Value))
			}
			for v, n := range p.Value {
				if n != 1 {
					t.Errorf("key %d counts value %d %d times", p.Key, v, n)
				}
			}
		}
	}
	if len(zero) != 0 {
		t.Errorf("the caller's zero was changed: %v", zero)
	}
}

func TestOrderIsThatOfFirstOccurrence(t *testing.T) {
	sc := open(t)
	words := strings.Fields("the quick brown fox jumps over the lazy dog the fox")
	ones := rdd.Map(rdd.Parallelize(sc, words, 3), func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	equal(t, "ReduceByKey", rdd.ReduceByKey(ones, add, 1).Collect(),
		"[{the 3} {quick 1} {brown 1} {fox 2} {jumps 1} {over 1} {lazy 1} {dog 1}]")
	equal(t, "Distinct", rdd.Distinct(rdd.Keys(ones), 1).Collect(), "[the quick brown fox jumps over lazy dog]")
	r := rdd.Parallelize(sc, numbers(100), 5)
	evens := r.Filter(func(x int) bool { return x%2 == 0 })
	equal(t, "Subtract", rdd.Subtract(r, evens, 1).Take(3), "[1 3 5]")
	equal(t, "Subtract keeps doubles", rdd.Subtract(r.Union(r), evens).Count(), 100)
	equal(t, "Intersection", rdd.Intersection(r.Union(r), evens, 1).Collect(), evens.Collect())
}

func TestKeyTypes(t *testing.T) {
	sc := open(t)
	type word string
	check := func(name string, distinct int64) {
		if distinct != 3 {
			t.Errorf("%s: %d distinct keys, want 3", name, distinct)
		}
	}
	xs := rdd.Parallelize(sc, []int{0, 1, 2, 0, 1, 2, 0, 1, 2}, 3)
	check("named string", rdd.Distinct(rdd.Map(xs, func(x int) word { return word(fmt.Sprint(x)) })).Count())
	check("struct", rdd.Distinct(rdd.Map(xs, func(x int) point { return point{x, -x, fmt.Sprint(x)} })).Count())
	check("array", rdd.Distinct(rdd.Map(xs, func(x int) [2]uint8 { return [2]uint8{uint8(x), 1} })).Count())
	check("any", rdd.Distinct(rdd.Map(xs, func(x int) any {
		if x == 0 {
			return "0"
		}
		return x
	})).Count())
	check("float", rdd.Distinct(rdd.Map(xs, func(x int) float32 { return float32(x) / 2 })).Count())
	check("bool and more", rdd.Distinct(rdd.Map(xs, func(x int) struct {
		A, B bool
		C    complex128
	} {
		return struct {
			A, B bool
			C    complex128
		}{x == 0, x == 1, complex(float64(x), 0)}
	})).Count())
	zeros := rdd.Parallelize(sc, []float64{0, -1 * 0.0, 0}, 3)
	equal(t, "minus zero", rdd.Distinct(rdd.Map(zeros, func(x float64) float64 { return -x * 1 }).Union(zeros), 5).Count(), 1)
	fails(t, func() { rdd.Distinct(rdd.Map(xs, func(x int) *int { return &x })) }, "Distinct", "address", "*int")
	fails(t, func() { rdd.GroupBy(xs, func(x int) struct{ P *int } { return struct{ P *int }{&x} }) }, "GroupByKey", "*int")
}

func TestJoins(t *testing.T) {
	sc := open(t)
	l := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("a", 1), rdd.KV("b", 2), rdd.KV("a", 3), rdd.KV("c", 4)}, 3)
	r := rdd.Parallelize(sc, []rdd.Pair[string, string]{rdd.KV("a", "x"), rdd.KV("b", "y"), rdd.KV("b", "z"), rdd.KV("d", "w")}, 2)
	equal(t, "CoGroup", rdd.CoGroup(l, r, 1).Collect(), "[{a {[1 3] [x]}} {b {[2] [y z]}} {c {[4] []}} {d {[] [w]}}]")
	equal(t, "Join", rdd.Join(l, r, 1).Collect(), "[{a {1 x}} {b {2 y}} {b {2 z}} {a {3 x}}]")
	equal(t, "LeftOuterJoin", rdd.LeftOuterJoin(l, r, 1).Collect(),
		"[{a {1 {x true}}} {b {2 {y true}}} {b {2 {z true}}} {a {3 {x true}}} {c {4 { false}}}]")
	equal(t, "RightOuterJoin", rdd.RightOuterJoin(l, r, 1).Collect(),
		"[{a {{1 true} x}} {b {{2 true} y}} {b {{2 true} z}} {a {{3 true} x}} {d {{0 false} w}}]")
	equal(t, "FullOuterJoin", rdd.FullOuterJoin(l, r, 1).Count(), 6)
	equal(t, "SubtractByKey", rdd.SubtractByKey(l, r).Collect(), "[{c 4}]")
	equal(t, "default partitions", rdd.Join(l, r).NumPartitions(), 3)
	for _, n := range []int{1, 2, 7} {
		var got []string
		for _, p := range rdd.Join(l, r, n).Collect() {
			got = append(got, fmt.Sprint(p))
		}
		slices.Sort(got)
		equal(t, "Join into several", got, "[{a {1 x}} {a {3 x}} {b {2 y}} {b {2 z}}]")
	}
	many := rdd.Parallelize(sc, pairsOf(3000, 1), 4)
	equal(t, "a key with very many matches", rdd.Join(many, many).Take(2), "[{0 {0 0}} {0 {0 1}}]")
	if got := (rdd.Optional[int]{}).Or(5); got != 5 {
		t.Errorf("Or = %d", got)
	}
}

func TestCoPartitionedShufflesNothing(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	l := rdd.ReduceByKey(rdd.Parallelize(sc, pairsOf(1000, 50), 4), add)
	r := rdd.PartitionBy(rdd.Parallelize(sc, pairsOf(100, 50), 3), 4)
	l.Count()
	r.Count()
	rec.reset()
	check := func(name string, run func() int64) {
		t.Helper()
		if run() == 0 {
			t.Errorf("%s has no result", name)
		}
		if n := rec.shuffled(); n != 0 {
			t.Errorf("%s shuffled %d records", name, n)
		}
	}
	kept := rdd.FlatMapValues(rdd.MapValues(l.Filter(func(rdd.Pair[int, int]) bool { return true }),
		func(v int) int { return v + 1 }), func(v int) []int { return []int{v, v} })
	check("ReduceByKey over kept keys", func() int64 { return rdd.ReduceByKey(kept, add).Count() })
	check("Join", func() int64 { return rdd.Join(kept, r).Count() })
	check("Union, then GroupByKey", func() int64 { return rdd.GroupByKey(l.Union(r)).Count() })
	check("PartitionBy again", func() int64 { return rdd.PartitionBy(l, 4).Count() })
	equal(t, "union of co-partitioned", l.Union(r).NumPartitions(), 4)
	mapped := rdd.Map(l, func(p rdd.Pair[int, int]) rdd.Pair[int, int] { return p })
	rdd.ReduceByKey(mapped, add).Count()
	if n := rec.shuffled(); n == 0 {
		t.Error("ReduceByKey after Map shuffled nothing, though Map may change keys")
	}
	sorted := rdd.SortByKey(l, true)
	sorted.Count()
	rec.reset()
	check("Join of two from one sort", func() int64 {
		return rdd.Join(sorted, rdd.MapValues(sorted, func(int) int { return 1 })).Count()
	})
	equal(t, "Join of sorted and hashed", rdd.Join(sorted, r).Count(), 100)
}

func TestMapSideCombine(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	r := rdd.Parallelize(sc, pairsOf(1000, 5), 4)
	rdd.ReduceByKey(r, add).Count()
	equal(t, "records of ReduceByKey", rec.shuffled(), 20)
	rdd.GroupByKey(r).Count()
	equal(t, "records of GroupByKey", rec.shuffled(), 1000)
}
