package rdd_test

import (
	"fmt"
	"strings"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

func TestTreeReduceIsReduce(t *testing.T) {
	sc := open(t)
	join := func(a, b string) string { return a + b }
	for _, parts := range []int{1, 2, 7, 64, 200} {
		// Joining texts is associative but not commutative, so the order shows.
		words := rdd.Map(rdd.Parallelize(sc, numbers(150), parts), func(x int) string { return fmt.Sprint(x, " ") })
		for depth := 1; depth <= 4; depth++ {
			equal(t, fmt.Sprintf("%d partitions, depth %d", parts, depth), words.TreeReduce(join, depth), words.Reduce(join))
		}
	}
	var rec recorder
	sc = open(t, rdd.WithListener(rec.listen))
	rdd.Parallelize(sc, numbers(100), 64).TreeReduce(add, 2)
	for _, e := range rec.reset() {
		if job, ok := e.(event.JobStart); ok {
			equal(t, "tasks of the last stage", job.Stages[len(job.Stages)-1].Tasks, 8)
		}
	}
	nothing := rdd.Parallelize(sc, []int{}, 9)
	fails(t, func() { nothing.TreeReduce(add, 2) }, "TreeReduce", "empty")
	fails(t, func() { nothing.TreeReduce(add, 0) }, "TreeReduce", "depth is 0")
	fails(t, func() {
		rdd.Parallelize(sc, numbers(100), 64).TreeReduce(func(a, b int) int { panic("no sum") }, 2)
	}, "TreeReduce", "no sum", "reduce_test.go")
}

func TestReduceByKeyLocally(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	for _, parts := range []int{1, 4, 30} {
		r := rdd.Map(rdd.Parallelize(sc, numbers(100), parts), func(x int) rdd.Pair[int, string] { return rdd.KV(x%3, fmt.Sprint(x, " ")) })
		join := func(a, b string) string { return a + b }
		want := rdd.CollectAsMap(rdd.ReduceByKey(r, join))
		rec.reset()
		equal(t, "sums", rdd.ReduceByKeyLocally(r, join), want)
		equal(t, "shuffled records", rec.shuffled(), 0)
	}
	equal(t, "of nothing", len(rdd.ReduceByKeyLocally(rdd.Parallelize(sc, pairsOf(0, 1)), add)), 0)
	fails(t, func() {
		rdd.ReduceByKeyLocally(rdd.Parallelize(sc, pairsOf(4, 1), 4), func(a, b int) int { panic("no sum") })
	}, "ReduceByKeyLocally", "no sum", "reduce_test.go")
}

func TestMaxFuncAndMinFunc(t *testing.T) {
	sc := open(t)
	words := strings.Fields("aa b c dd ee f")
	shorter := func(a, b string) bool { return len(a) < len(b) }
	for parts := 1; parts < 9; parts++ {
		r := rdd.Parallelize(sc, words, parts)
		equal(t, "first of the longest", r.MaxFunc(shorter), "aa")
		equal(t, "first of the shortest", r.MinFunc(shorter), "b")
	}
	nothing := rdd.Empty[string](sc)
	fails(t, func() { nothing.MaxFunc(shorter) }, "MaxFunc", "empty")
	fails(t, func() { nothing.MinFunc(shorter) }, "MinFunc", "empty")
}
