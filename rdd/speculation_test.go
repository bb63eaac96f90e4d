package rdd_test

import (
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// stuck makes an RDD of 8 partitions, of which the first attempt to compute the last one ends only when release does.
func stuck(sc *rdd.Context, release chan struct{}, calls *atomic.Int64) *rdd.RDD[int] {
	return rdd.Map(rdd.Parallelize(sc, numbers(80), 8), func(x int) int {
		if x == 79 {
			calls.Add(1)
			if task, _ := rdd.CurrentTask(); task.Attempt == 0 {
				<-release
			}
		}
		return x
	})
}

func TestSlowTasksRunASecondTime(t *testing.T) {
	var rec recorder
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithSpeculation(), rdd.WithListener(rec.listen))
	release := make(chan struct{})
	var calls atomic.Int64
	sum := rdd.NewCounter(sc)
	r := stuck(sc, release, &calls)
	r.ForEach(func(x int) { sum.Add(int64(x)) })
	equal(t, "each element counts once", sum.Value(), int64(79*80/2))
	equal(t, "calls for the last element", calls.Load(), int64(2))
	var ends []string
	open := map[string]bool{}
	for _, e := range rec.reset() {
		switch e := e.(type) {
		case event.TaskStart:
			open[fmt.Sprint(e.Partition, e.Attempt)] = true
		case event.TaskEnd:
			delete(open, fmt.Sprint(e.Partition, e.Attempt))
			if e.Partition == 7 {
				ends = append(ends, fmt.Sprint(e.Attempt, e.Speculative, e.Err != nil, e.Retried))
			}
		}
	}
	equal(t, "ends of the slow task", ends, []string{"1 true false false", "0 false true false"})
	equal(t, "tasks without an end", len(open), 0)
	close(release) // Close waits for the attempt that lost
	equal(t, "Close", sc.Close(), nil)
	equal(t, "what the late attempt added", sum.Value(), int64(79*80/2))
}

func TestSpeculationInMapTasks(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(3), rdd.WithSpeculation(), rdd.WithMemory(1), rdd.WithSpillDir(t.TempDir()))
	release := make(chan struct{})
	var calls atomic.Int64
	sorted := rdd.SortBy(stuck(sc, release, &calls), func(x int) int { return -x }, true, 3)
	want := numbers(80)
	slices.Reverse(want)
	equal(t, "sorted", sorted.Collect(), want)
	close(release)
	equal(t, "sorted again", sorted.Collect(), want)
	equal(t, "Close", sc.Close(), nil)
}

func TestSpeculationOfTasksThatFail(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2), rdd.WithSpeculation())
	release := make(chan struct{})
	r := rdd.Map(rdd.Parallelize(sc, numbers(8), 8), func(x int) int {
		if x == 7 {
			if task, _ := rdd.CurrentTask(); task.Attempt == 1 {
				close(release) // the copy fails, and the first attempt goes on
				panic("the copy")
			}
			<-release
		}
		return x
	})
	equal(t, "the first attempt counts", r.Collect(), numbers(8))
	always := rdd.Map(r, func(x int) int { panic("always") })
	fails(t, func() { always.Count() }, "always")
	equal(t, "Close", sc.Close(), nil)
}
