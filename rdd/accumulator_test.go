package rdd_test

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"runtime/pprof"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

func concat(a, b []int) []int { return append(a, b...) }

// merged adds the counts of one map to another.
func merged(all, one map[string]int) map[string]int {
	for k, n := range one {
		all[k] += n
	}
	return all
}

func TestATaskThatIsTriedAgainCountsOnce(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(100), 4)
	count := rdd.NewCounter(sc)
	words := rdd.NewAccumulator(sc, map[string]int{}, merged)
	var calls atomic.Int64
	fail := failing(2, &calls)
	r.ForEach(func(x int) {
		count.Add(1)
		words.Add(map[string]int{fmt.Sprint("end", x%10): 1})
		fail(x)
	})
	equal(t, "calls of the element that failed", calls.Load(), 3)
	equal(t, "counted", count.Value(), 100)
	equal(t, "words", words.Value(), "map[end0:10 end1:10 end2:10 end3:10 end4:10 end5:10 end6:10 end7:10 end8:10 end9:10]")
	// Likewise on the map side of a shuffle.
	calls.Store(0)
	mapped := rdd.NewCounter(sc)
	fail = failing(1, &calls)
	keyed := rdd.KeyBy(rdd.Map(r, func(x int) int { mapped.Add(1); return fail(x) }), func(x int) int { return x % 3 })
	sum := rdd.ReduceByKey(keyed, add)
	sum.Count()
	equal(t, "in a stage that shuffles", mapped.Value(), 100)
	sum.Count()
	equal(t, "when the shuffle is there", mapped.Value(), 100)
	// A job that fails keeps what succeeded; the tasks that failed add nothing.
	lost := rdd.NewCounter(sc)
	fails(t, func() {
		rdd.Parallelize(sc, numbers(8), 1).ForEach(func(x int) { lost.Add(1); panic("always") })
	}, "always")
	equal(t, "in tasks that failed", lost.Value(), 0)
}

func TestAccumulatorsMergeInTheOrderOfPartitions(t *testing.T) {
	for _, cores := range []int{1, 4} {
		sc := open(t, rdd.WithCores(cores))
		list := rdd.NewAccumulator(sc, nil, concat)
		var calls atomic.Int64
		fail := failing(1, &calls)
		rdd.Parallelize(sc, numbers(100), 20).ForEach(func(x int) {
			list.Add([]int{x})
			fail(x)
		})
		equal(t, "a list", list.Value(), numbers(100))
		list.Add([]int{100})
		equal(t, "and what is added outside of tasks", list.Value(), numbers(101))
		// A job may list partitions in another order, and one of them twice.
		some := rdd.NewAccumulator(sc, nil, concat)
		rdd.RunJob(rdd.Parallelize(sc, numbers(8), 4), []int{3, 1, 2, 1}, func(part int, in iter.Seq[int]) int {
			for x := range in {
				some.Add([]int{x})
			}
			return 0
		})
		equal(t, "of some partitions", some.Value(), "[2 3 2 3 4 5 6 7]")
	}
}

func TestGoroutinesOfATaskAdd(t *testing.T) {
	sc := open(t)
	count := rdd.NewCounter(sc)
	words := rdd.NewAccumulator(sc, map[string]int{}, merged)
	var calls, tasks atomic.Int64
	fail := failing(1, &calls)
	rdd.Parallelize(sc, numbers(200), 10).ForEach(func(x int) {
		task, _ := rdd.CurrentTask()
		var group sync.WaitGroup
		for i := range 4 {
			group.Go(func() {
				count.Add(1)
				words.Add(map[string]int{fmt.Sprint(i): 1})
				if here, ok := rdd.CurrentTask(); !ok || here != task {
					tasks.Add(1)
				}
			})
		}
		group.Wait()
		fail(x)
	})
	equal(t, "counted", count.Value(), 800)
	equal(t, "words", words.Value(), "map[0:200 1:200 2:200 3:200]")
	equal(t, "goroutines in another task", tasks.Load(), 0)
}

func TestZippedPartitionsCount(t *testing.T) {
	sc := open(t)
	left, right := rdd.NewCounter(sc), rdd.NewCounter(sc)
	count := func(c *rdd.Accumulator[int64]) func(int) int { return func(x int) int { c.Add(1); return x } }
	var calls atomic.Int64
	fail := failing(1, &calls)
	a := rdd.Map(rdd.Parallelize(sc, numbers(50), 3), count(left))
	b := rdd.Map(rdd.Parallelize(sc, numbers(50), 3), func(x int) int { right.Add(1); return fail(x) })
	rdd.Zip(a, b).Count()
	equal(t, "failed", calls.Load(), 2)
	equal(t, "left", left.Value(), 50)
	equal(t, "right, which is pulled", right.Value(), 50)
}

func TestTheStartOfAnAccumulatorCountsOnce(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(10), 5)
	number := rdd.NewAccumulator(sc, 100, add)
	least := rdd.NewAccumulator(sc, 50, func(a, b int) int { return min(a, b) })
	text := rdd.NewAccumulator(sc, ">", func(a, b string) string { return a + b })
	zero := map[string]int{}
	words := rdd.NewAccumulator(sc, zero, merged)
	zero["later"] = 1
	r.ForEach(func(x int) {
		number.Add(1)
		least.Add(x + 3)
		text.Add(fmt.Sprint(x))
		words.Add(map[string]int{"all": 1})
	})
	equal(t, "a number", number.Value(), 110)
	equal(t, "the least", least.Value(), 3)
	equal(t, "a text", text.Value(), ">0123456789")
	equal(t, "a map", words.Value(), "map[all:10]")
	equal(t, "the zero", zero, "map[later:1]")
}

func TestTransformationsCountEachTimeTheyRun(t *testing.T) {
	sc := open(t)
	count := rdd.NewCounter(sc)
	r := rdd.Map(rdd.Parallelize(sc, numbers(10), 2), func(x int) int { count.Add(1); return x })
	r.Count()
	r.Count()
	equal(t, "computed twice", count.Value(), 20)
	r.Cache()
	r.Count()
	r.Count()
	equal(t, "kept", count.Value(), 30)
}

func TestTasksCannotReadAccumulators(t *testing.T) {
	sc := open(t)
	count := rdd.NewCounter(sc)
	r := rdd.Parallelize(sc, numbers(4), 2)
	fails(t, func() { r.ForEach(func(int) { count.Value() }) }, "Accumulator.Value", "inside a task")
	fails(t, func() {
		r.ForEach(func(int) {
			err := make(chan error)
			go func() { err <- rdd.Maybe(func() { count.Value() }) }()
			if err := <-err; err != nil {
				panic(err)
			}
		})
	}, "Accumulator.Value", "inside a task")
	fails(t, func() {
		r.ForEach(func(int) { pprof.Do(t.Context(), pprof.Labels(), func(context.Context) { count.Value() }) })
	}, "Accumulator.Value", "inside a task")
}

func TestAnAccumulatorsFunctionThatFails(t *testing.T) {
	sc := open(t)
	strict := rdd.NewAccumulator(sc, nil, func(a, b []int) []int {
		if len(a) > 0 && len(b) > 0 && b[0] == 5 {
			panic("no five")
		}
		return append(a, b...)
	})
	r := rdd.Parallelize(sc, []int{4, 5}, 2)
	e := fails(t, func() { r.ForEach(func(x int) { strict.Add([]int{x}) }) }, "Accumulator.Add at accumulator_test.go", "no five",
		"ForEach", "partition 1")
	equal(t, "partition", e.Partition, 1)
	equal(t, "what was added before", strict.Value(), "[4]")
	strict.Add([]int{6})
	equal(t, "afterwards", strict.Value(), "[4 6]")
}

func TestCurrentTask(t *testing.T) {
	if task, ok := rdd.CurrentTask(); ok {
		t.Errorf("outside of tasks: %+v", task)
	}
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	seen := rdd.NewAccumulator(sc, nil, func(a, b []rdd.TaskContext) []rdd.TaskContext { return append(a, b...) })
	see := func() {
		task, ok := rdd.CurrentTask()
		if !ok {
			t.Error("a function in a task does not know its task")
		}
		seen.Add([]rdd.TaskContext{task})
	}
	var calls atomic.Int64
	fail := failing(1, &calls)
	pairs := rdd.KeyBy(rdd.MapPartitions(rdd.Parallelize(sc, numbers(8), 2), func(in iter.Seq[int]) iter.Seq[int] {
		see()
		return func(yield func(int) bool) {
			for x := range in {
				if !yield(fail(x)) {
					return
				}
			}
		}
	}), func(x int) int { return x })
	rdd.GroupByKey(pairs, 3).ForEachPartition(func(iter.Seq[rdd.Pair[int, []int]]) { see() })
	// The events of a stage's tasks come in the order of time, those of the stages in theirs.
	var want []rdd.TaskContext
	for _, e := range rec.reset() {
		if e, ok := e.(event.TaskEnd); ok && e.Err == nil {
			want = append(want, rdd.TaskContext{Job: e.Job, Stage: e.Stage, Partition: e.Partition, Attempt: e.Attempt})
		}
	}
	slices.SortFunc(want, func(a, b rdd.TaskContext) int {
		return cmp.Or(cmp.Compare(a.Stage, b.Stage), cmp.Compare(a.Partition, b.Partition))
	})
	equal(t, "tasks", seen.Value(), want)
	equal(t, "the attempt of the task that failed before", seen.Value()[1].Attempt, 1)
}
