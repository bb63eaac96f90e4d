package rdd_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// failing makes the function that fails its first n calls for the element 7, each time with another message.
func failing(n int64, calls *atomic.Int64) func(int) int {
	return func(x int) int {
		if x == 7 {
			if c := calls.Add(1); c <= n {
				panic(fmt.Sprint("call ", c))
			}
		}
		return x
	}
}

func TestFailedTasksAreTriedAgain(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	r := rdd.Parallelize(sc, numbers(100), 4)
	var calls atomic.Int64
	equal(t, "after three failures", rdd.Map(r, failing(3, &calls)).Collect(), numbers(100))
	var attempts []string
	for _, e := range rec.reset() {
		if e, ok := e.(event.TaskEnd); ok && e.Partition == 0 {
			attempts = append(attempts, fmt.Sprint(e.Attempt, e.Err != nil, e.Retried))
		}
	}
	equal(t, "attempts", attempts, "[0 true true 1 true true 2 true true 3 false false]")
	calls.Store(0)
	fails(t, func() { rdd.Map(r, failing(4, &calls)).Count() }, "call 4", "partition 0")
	equal(t, "attempts of a task", calls.Load(), 4)
	// On the map side of a shuffle, too.
	calls.Store(0)
	sum := rdd.ReduceByKey(rdd.KeyBy(rdd.Map(r, failing(2, &calls)), func(x int) int { return x % 3 }), add)
	equal(t, "shuffled", rdd.CollectAsMap(sum), "map[0:1683 1:1617 2:1650]")
}

func TestWhatFailsAlikeIsNotTriedForEver(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(10), 1)
	var calls atomic.Int64
	fails(t, func() {
		r.ForEach(func(x int) {
			if x == 7 {
				calls.Add(1)
				panic("always")
			}
		})
	}, "always")
	equal(t, "calls", calls.Load(), 2)
	var once sync.Once
	tries := 0
	fails(t, func() {
		r.ForEach(func(int) { once.Do(func() { tries++; r.Count() }) })
	}, "inside a function")
	equal(t, "a refusal", tries, 1)
}
