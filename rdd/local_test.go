package rdd_test

import (
	"fmt"
	"iter"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// jobs lists the numbers of tasks in the last stages of the jobs since the last reset.
func (r *recorder) jobs() (tasks []int) {
	for _, e := range r.reset() {
		if job, ok := e.(event.JobStart); ok {
			tasks = append(tasks, job.Stages[len(job.Stages)-1].Tasks)
		}
	}
	return tasks
}

func TestToLocalIteratorRunsPartitionsAsTheyAreRead(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	r := rdd.Parallelize(sc, numbers(10), 5)
	var got []int
	for x := range r.ToLocalIterator() {
		got = append(got, x)
		equal(t, "jobs so far", len(rec.jobs()), 1-x%2)
	}
	equal(t, "elements", got, numbers(10))
	for x := range r.ToLocalIterator() {
		if x == 3 {
			break
		}
	}
	equal(t, "jobs of a loop that is left", rec.jobs(), "[1 1]")
	for range rdd.Empty[int](sc).ToLocalIterator() {
		t.Error("an empty RDD has an element")
	}
}

func TestRunJob(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	r := rdd.Parallelize(sc, numbers(100), 10)
	sum := func(part int, in iter.Seq[int]) string {
		n := 0
		for x := range in {
			n += x
		}
		return fmt.Sprint(part, ":", n)
	}
	equal(t, "all", rdd.RunJob(r, nil, sum)[9], "9:945")
	rec.reset()
	equal(t, "some", rdd.RunJob(r, []int{3, 0}, sum), "[3:345 0:45]")
	equal(t, "tasks", rec.jobs(), "[2]")
	equal(t, "none", len(rdd.RunJob(r, []int{}, sum)), 0)
	first := func(part int, in iter.Seq[int]) *int {
		for x := range in {
			return &x
		}
		return nil
	}
	equal(t, "nil answers", rdd.RunJob(rdd.Parallelize(sc, []int{}, 2), nil, first), "[<nil> <nil>]")
	fails(t, func() { rdd.RunJob(r, []int{0, 10}, sum) }, "RunJob", "no partition 10", "10 partitions")
	fails(t, func() { rdd.RunJob(r, []int{-1}, sum) }, "RunJob", "no partition -1")
	fails(t, func() { rdd.RunJob(r, nil, func(int, iter.Seq[int]) int { panic("no") }) }, "RunJob", "no", "local_test.go")
}

func TestTakeReadsMorePartitionsWhileItFindsTooFew(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	tasks := func(r *rdd.RDD[int], n int) []int {
		rec.reset()
		r.Take(n)
		return rec.jobs()
	}
	ten := rdd.Parallelize(sc, numbers(1000), 100)
	equal(t, "enough in the first", tasks(ten, 10), "[1]")
	equal(t, "as the first one lets expect", tasks(ten, 30), "[1 3]")
	equal(t, "no more than four times as many", tasks(ten, 1000), "[1 4 20 75]")
	equal(t, "nothing found", tasks(ten.Filter(func(x int) bool { return x > 995 }), 1), "[1 4 20 75]")
}

func TestEmptyAndUnionAll(t *testing.T) {
	sc := open(t)
	nothing := rdd.Empty[rdd.Pair[string, int]](sc)
	equal(t, "partitions", nothing.NumPartitions(), 0)
	equal(t, "elements", nothing.Collect(), "[]")
	equal(t, "after shuffles", rdd.SortByKey(rdd.GroupByKey(rdd.Distinct(nothing)), true).Count(), 0)
	equal(t, "repartitioned", nothing.Repartition(3).Count()+nothing.Coalesce(2).Count(), 0)
	equal(t, "aggregated as a tree", rdd.TreeAggregate(rdd.Keys(nothing), 7, func(a int, _ string) int { return a }, add, 2), 7)
	one := rdd.Parallelize(sc, []rdd.Pair[string, int]{rdd.KV("a", 1)}, 2)
	equal(t, "joined", rdd.FullOuterJoin(nothing, one).Count(), 1)
	equal(t, "united", nothing.Union(one, nothing).Collect(), "[{a 1}]")
	equal(t, "the union of none", rdd.UnionAll[int](sc).Collect(), "[]")
	equal(t, "the union of three", rdd.UnionAll(sc, one, nothing, one).Collect(), "[{a 1} {a 1}]")
	fails(t, func() { rdd.UnionAll(sc, one, rdd.Parallelize(open(t), []rdd.Pair[string, int]{})) }, "Union", "different contexts")
}
