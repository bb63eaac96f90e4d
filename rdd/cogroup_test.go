package rdd_test

import (
	"fmt"
	"strings"
	"testing"

	"lab/rdd"
)

func TestCoGroupOfSeveral(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	a := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("a", 1), rdd.KV("b", 2), rdd.KV("a", 3)}, 3)
	b := rdd.Parallelize(sc, []rdd.Pair[string, string]{rdd.KV("a", "x"), rdd.KV("c", "y")}, 2)
	c := rdd.Parallelize(sc, []rdd.Pair[string, bool]{rdd.KV("c", true), rdd.KV("d", false)}, 2)
	equal(t, "CoGroup3", rdd.CoGroup3(a, b, c, 1).Collect(),
		"[{a {[1 3] [x] []}} {b {[2] [] []}} {c {[] [y] [true]}} {d {[] [] [false]}}]")
	equal(t, "CoGroup4", rdd.CoGroup4(a, b, c, a, 1).Collect(),
		"[{a {[1 3] [x] [] [1 3]}} {b {[2] [] [] [2]}} {c {[] [y] [true] []}} {d {[] [] [false] []}}]")
	three, four := rdd.CoGroup3(a, b, c), rdd.CoGroup4(a, b, c, a)
	equal(t, "partitions", three.NumPartitions(), 3)
	equal(t, "in several partitions", unordered(three.Collect()), unordered(rdd.CoGroup3(a, b, c, 1).Collect()))
	rec.reset()
	again := rdd.CoGroup4(three, four, three, four)
	equal(t, "of what is grouped already", again.Count(), 4)
	equal(t, "shuffled records", rec.shuffled(), 10) // into four, which has not run before
	fails(t, func() { rdd.CoGroup3(a, b, c, 0) }, "CoGroup3", "number of partitions is 0")
	fails(t, func() { rdd.CoGroup4(a, b, c, a, 1, 2) }, "CoGroup4", "2 partition counts")
	other := rdd.Parallelize(open(t), []rdd.Pair[string, int]{})
	fails(t, func() { rdd.CoGroup3(a, b, other) }, "CoGroup3", "different contexts")
	p := rdd.Parallelize(sc, []rdd.Pair[*int, int]{})
	fails(t, func() { rdd.CoGroup4(p, p, p, p) }, "CoGroup4", "address")
}

func TestIntersectByKey(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	l := rdd.Parallelize(sc, pairsOf(500, 50), 4)
	var right []rdd.Pair[int, string]
	for i := range 300 {
		right = append(right, rdd.KV(i%30+30, strings.Repeat("x", i%5)))
	}
	r := rdd.Parallelize(sc, right, 3)
	equal(t, "IntersectByKey", rdd.CountByKey(rdd.IntersectByKey(l, r)), rdd.CountByKey(l.Filter(func(p rdd.Pair[int, int]) bool { return p.Key >= 30 })))
	for _, parts := range []int{1, 2, 9} {
		both := rdd.IntersectByKey(l, r, parts).Union(rdd.SubtractByKey(l, r, parts))
		equal(t, "with SubtractByKey all", unordered(both.Collect()), unordered(l.Collect()))
	}
	hashed, other := rdd.PartitionBy(l, 3), rdd.PartitionBy(r, 3)
	hashed.Count()
	other.Count()
	rec.reset()
	equal(t, "of what is placed", rdd.IntersectByKey(hashed, other).Count(), 200)
	equal(t, "shuffled records", rec.shuffled(), 0)
	rdd.IntersectByKey(hashed, r).Count()
	equal(t, "shuffled keys", rec.shuffled(), 90) // 30 of each of 3 tasks
	fails(t, func() { rdd.IntersectByKey(l, r, -1) }, "IntersectByKey", "number of partitions is -1")
}

func TestCountApproxDistinct(t *testing.T) {
	sc := open(t)
	for _, n := range []int{0, 1, 50, 20_000} {
		var counts []int64
		for _, parts := range []int{1, 4, 33} {
			r := rdd.Map(rdd.Parallelize(sc, numbers(2*n), parts), func(x int) string { return fmt.Sprint(x / 2) })
			counts = append(counts, rdd.CountApproxDistinct(r, 0.05))
			ofKeys := rdd.KeyBy(r, func(s string) bool { return strings.HasSuffix(s, "7") })
			byKey := rdd.CollectAsMap(rdd.CountApproxDistinctByKey(ofKeys, 0.05))
			placed := rdd.CollectAsMap(rdd.CountApproxDistinctByKey(rdd.PartitionBy(ofKeys, 2), 0.05))
			equal(t, "placed already", placed, byKey)
			if n > 100 && (byKey[true] < 1700 || byKey[true] > 2300 || byKey[false] < 15300 || byKey[false] > 20700) {
				t.Errorf("of each key there are about %v", byKey)
			}
		}
		if counts[0] != counts[1] || counts[0] != counts[2] || float64(counts[0]) < 0.85*float64(n) || float64(counts[0]) > 1.15*float64(n) {
			t.Errorf("of %d elements there are %v", n, counts)
		}
	}
	r := rdd.Parallelize(sc, pairsOf(10, 2))
	fails(t, func() { rdd.CountApproxDistinct(r, 0) }, "CountApproxDistinct", "relative error is 0", "0.0021")
	fails(t, func() { rdd.CountApproxDistinctByKey(r, 0.5) }, "CountApproxDistinctByKey", "relative error is 0.5")
	fails(t, func() { rdd.CountApproxDistinctByKey(r, 0.1, 0) }, "CountApproxDistinctByKey", "number of partitions is 0")
	fails(t, func() { rdd.CountApproxDistinct(rdd.Parallelize(sc, []*int{}), 0.1) }, "CountApproxDistinct", "address")
	fails(t, func() { rdd.CountApproxDistinctByKey(rdd.Parallelize(sc, []rdd.Pair[int, *int]{}), 0.1) }, "CountApproxDistinctByKey", "address")
}
