package rdd_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"lab/rdd"
	"lab/rdd/event"
)

func TestLazy(t *testing.T) {
	sc := open(t)
	var calls atomic.Int64
	count := func(x int) int {
		calls.Add(1)
		return x
	}
	r := rdd.Map(rdd.Parallelize(sc, numbers(100), 4), count)
	pairs := rdd.KeyBy(r, count)
	rdd.SortByKey(pairs, true)
	rdd.ZipWithIndex(r)
	rdd.Join(pairs, rdd.ReduceByKey(pairs, add))
	rdd.Distinct(r).RandomSplit([]float64{1, 1}, 1)
	r.Cache()
	equal(t, "calls before an action", calls.Load(), 0)
}

func TestTakeComputesLittle(t *testing.T) {
	sc := open(t)
	var calls atomic.Int64
	r := rdd.Map(rdd.Parallelize(sc, numbers(100000), 4), func(x int) int {
		calls.Add(1)
		return x
	})
	r.First()
	equal(t, "calls for First", calls.Load(), 1)
	calls.Store(0)
	r.Filter(func(x int) bool { return x%2 == 0 }).Take(10)
	if n := calls.Load(); n > 40 {
		t.Errorf("Take(10) of every second element made %d calls", n)
	}
}

func TestCache(t *testing.T) {
	sc := open(t)
	var calls atomic.Int64
	r := rdd.Map(rdd.Parallelize(sc, numbers(1000), 4), func(x int) int {
		calls.Add(1)
		return x
	})
	r.Count()
	r.Count()
	equal(t, "calls without a cache", calls.Swap(0), 2000)
	r.Cache()
	equal(t, "IsCached", r.IsCached(), true)
	equal(t, "nothing kept yet", r.CachedPartitions(), 0)
	r.First()
	equal(t, "First keeps its partition", r.CachedPartitions(), 1)
	for range 3 {
		equal(t, "Collect", r.Collect(), numbers(1000))
		equal(t, "derived", rdd.Map(r, func(x int) int { return 2 * x }).Count(), 1000)
	}
	equal(t, "once for each element", calls.Swap(0), 1000)
	equal(t, "kept", r.CachedPartitions(), 4)
	r.Unpersist()
	equal(t, "dropped", r.CachedPartitions(), 0)
	r.Count()
	equal(t, "computed again", calls.Swap(0), 1000)
	// Jobs side by side compute each partition once.
	r.Cache()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { r.Count() })
	}
	wg.Wait()
	equal(t, "once with four jobs at a time", calls.Swap(0), 1000)
	fails(t, func() { r.Persist(rdd.None) }, "Persist", "Unpersist")
}

func TestCacheSkipsStages(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	r := rdd.ReduceByKey(rdd.Parallelize(sc, pairsOf(100, 10), 2), add)
	r.Count()
	equal(t, "tasks the first time", tasks(rec.reset()), 4)
	r.Count()
	equal(t, "tasks when the shuffle is there", tasks(rec.reset()), 2)
	r.Cache().Count()
	rec.reset()
	r.Count()
	events := rec.reset()
	equal(t, "stages over a cached RDD", len(events[0].(event.JobStart).Stages), 1)
}

func tasks(events []event.Event) (n int) {
	for _, e := range events {
		if _, ok := e.(event.TaskEnd); ok {
			n++
		}
	}
	return n
}

func TestEvents(t *testing.T) {
	logged := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler)) // of the broken listener below
	defer slog.SetDefault(logged)
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen), rdd.WithListener(func(event.Event) { panic("a broken listener") }))
	rdd.ReduceByKey(rdd.Parallelize(sc, pairsOf(100, 10), 3), add, 2).Collect()
	var got []string
	for _, e := range rec.reset() {
		switch e := e.(type) {
		case event.JobStart:
			for _, s := range e.Stages {
				s.Name, _, _ = strings.Cut(s.Name, " at ")
				got = append(got, fmt.Sprintf("stage %d %s: %d tasks after %v", s.ID, s.Name, s.Tasks, s.Parents))
			}
			if e.Action != "Collect" || !strings.HasPrefix(e.Pos, "run_test.go:") {
				t.Errorf("job %q at %q", e.Action, e.Pos)
			}
		case event.StageStart:
			got = append(got, fmt.Sprintf("begin %d", e.Stage))
		case event.TaskEnd:
			m := e.Metrics
			if e.Stage == 0 && (m.Input == 0 || m.ShuffleWrite != 10 || m.ShuffleRead != 0) ||
				e.Stage == 1 && (m.Input != 0 || m.ShuffleRead == 0 || m.Output == 0) {
				t.Errorf("task of stage %d counts %+v", e.Stage, m)
			}
			got = append(got, fmt.Sprintf("task of %d", e.Stage))
		case event.StageEnd:
			got = append(got, fmt.Sprintf("end %d", e.Stage))
		case event.JobEnd:
			got = append(got, fmt.Sprintf("job %d: %v", e.Job, e.Err))
		}
	}
	equal(t, "events", strings.Join(got, "\n"), `stage 0 ReduceByKey: 3 tasks after []
stage 1 Collect: 2 tasks after [0]
begin 0
task of 0
task of 0
task of 0
end 0
begin 1
task of 1
task of 1
end 1
job 0: <nil>`)
}

func TestCoresBoundTasks(t *testing.T) {
	const cores = 3
	sc := open(t, rdd.WithCores(cores))
	var now, most atomic.Int64
	r := rdd.Map(rdd.Parallelize(sc, numbers(200), 50), func(x int) int {
		n := now.Add(1)
		for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
		}
		runtime.Gosched()
		now.Add(-1)
		return x
	})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { r.Count() })
	}
	wg.Wait()
	if most.Load() > cores {
		t.Errorf("%d tasks at a time on %d cores", most.Load(), cores)
	}
}

func TestUserPanic(t *testing.T) {
	var rec recorder
	sc := open(t, rdd.WithListener(rec.listen))
	r := rdd.Parallelize(sc, numbers(100), 4)
	broken := rdd.Map(r, func(x int) int {
		if x == 60 {
			panic("sixty")
		}
		return x
	})
	e := fails(t, func() { broken.Collect() }, "rdd: Map at run_test.go:", "sixty", "job 0 Collect", "partition 2")
	if e.Op != "Map" || e.Action != "Collect" || e.Partition != 2 {
		t.Errorf("%+v", e)
	}
	var pe *rdd.PanicError
	if !errors.As(e, &pe) || pe.Value != "sixty" {
		t.Errorf("the panic value is lost: %v", e.Cause)
	}
	events := rec.reset()
	if end := events[len(events)-1].(event.JobEnd); end.Err == nil {
		t.Error("JobEnd has no error")
	}
	var re runtime.Error
	if e := fails(t, func() { rdd.Map(r, func(x int) int { return 1 / (x - 5) }).Count() }, "divide by zero"); !errors.As(e, &re) {
		t.Errorf("the cause is %T, want a runtime.Error", e.Cause)
	}
	cause := errors.New("no such song")
	if e := fails(t, func() { r.ForEach(func(int) { panic(cause) }) }, "ForEach"); !errors.Is(e, cause) {
		t.Errorf("the cause is %v", e.Cause)
	}
	fails(t, func() {
		rdd.ReduceByKey(rdd.KeyBy(r, func(x int) int { return 0 }), func(int, int) int { panic("in the map side") }).Count()
	}, "ReduceByKey at", "map side")
	fails(t, func() { rdd.SortBy(r, func(int) int { panic("key") }, true).Count() }, "SortBy at", "key")
	fails(t, func() { rdd.Map(r, func(int) int { runtime.Goexit(); return 0 }).Count() }, "Map", "Goexit")
	joining := func(a, b int) int {
		if a+b == 4950 { // the sum of all, which is reached only after the job
			panic("in the last step")
		}
		return a + b
	}
	if e := fails(t, func() { r.Reduce(joining) }, "Reduce at run_test.go:", "last step"); e.Job != -1 {
		t.Errorf("joining the partitions' results is no part of a job: %+v", e)
	}
	fails(t, func() { r.ForEach(func(int) { sc.Close() }) }, "Close", "CancelAllJobs")
	// Nothing is left broken: the same RDDs go on.
	equal(t, "afterwards", broken.Filter(func(x int) bool { return x < 50 }).Take(3), "[0 1 2]")
}

func TestPanicPositionIsTheLineThatFailed(t *testing.T) {
	sc := open(t)
	var line int
	r := rdd.Map(rdd.Parallelize(sc, numbers(3), 1), func(x int) int {
		_, _, line, _ = runtime.Caller(0)
		return numbers(1)[x] // the line after the one that was noted
	})
	e := fails(t, func() { r.Count() }, "index out of range")
	equal(t, "position", e.Pos, fmt.Sprintf("run_test.go:%d", line+1))
}

func TestMaybe(t *testing.T) {
	if err := rdd.Maybe(func() {}); err != nil {
		t.Errorf("got %v", err)
	}
	defer func() {
		if v := recover(); v != "mine" {
			t.Errorf("another panic did not pass through: %v", v)
		}
	}()
	rdd.Maybe(func() { panic("mine") })
}

func TestBadCalls(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(10), 2)
	none := r.Filter(func(int) bool { return false })
	fails(t, func() { rdd.Parallelize(sc, numbers(3), 0) }, "Parallelize at run_test.go:", "0", "1 or more")
	fails(t, func() { r.Repartition(-1) }, "Repartition", "-1")
	fails(t, func() { r.Coalesce(0) }, "Coalesce", "0")
	fails(t, func() { rdd.Distinct(r, 0) }, "Distinct")
	fails(t, func() { rdd.Parallelize(sc, numbers(3), 1, 2) }, "at most one")
	fails(t, func() { rdd.Range(sc, 0, 1, 0) }, "Range", "step")
	fails(t, func() { none.First() }, "First", "empty", "Take(1)")
	fails(t, func() { none.Reduce(add) }, "Reduce", "empty", "Fold")
	fails(t, func() { rdd.Mean(none) }, "Mean", "empty")
	fails(t, func() { rdd.Min(none) }, "Min", "empty")
	fails(t, func() { r.Take(-1) }, "Take", "-1")
	fails(t, func() { rdd.NewContext(rdd.WithCores(-1)) }, "WithCores")
	fails(t, func() { r.Union(rdd.Parallelize(open(t), numbers(1))) }, "Union", "different contexts")
}

func TestNestedUse(t *testing.T) {
	sc := open(t)
	r := rdd.Parallelize(sc, numbers(10), 2)
	fails(t, func() { rdd.Map(r, func(x int) int64 { return r.Count() }).Collect() }, "Count", "inside a function of another RDD")
	fails(t, func() { r.ForEach(func(x int) { r.Filter(func(int) bool { return true }) }) }, "Filter", "inside a function")
	fails(t, func() { rdd.Zip(r, rdd.Map(r, func(int) int { return r.First() })).Count() }, "First", "inside a function")
	fails(t, func() { r.ForEach(func(int) { rdd.Parallelize(sc, numbers(1)) }) }, "Parallelize", "inside a function")
}

func TestClosed(t *testing.T) {
	sc := rdd.NewContext()
	r := rdd.Parallelize(sc, numbers(10), 2)
	sc.Close()
	sc.Close()
	fails(t, func() { r.Count() }, "Count", "closed")
	fails(t, func() { rdd.Map(r, func(x int) int { return x }) }, "Map", "closed")
	fails(t, func() { rdd.Parallelize(sc, numbers(1)) }, "Parallelize", "closed")
	if !strings.Contains(sc.String(), "closed") {
		t.Error(sc)
	}
}

// Within a synctest bubble the test ends only when no goroutine is left, and time passes only while all of them wait.
func TestCancel(t *testing.T) {
	for _, end := range []string{"context", "cancel all", "close"} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancelCause(t.Context())
			sc := rdd.NewContext(rdd.WithCores(2), rdd.WithContext(ctx))
			slow := rdd.Map(rdd.Parallelize(sc, numbers(100000), 10), func(x int) int {
				time.Sleep(10 * time.Millisecond)
				return x
			})
			cause := errors.New("the user pressed stop")
			began := time.Now()
			go func() {
				time.Sleep(time.Second)
				switch end {
				case "context":
					cancel(cause)
				case "cancel all":
					sc.CancelAllJobs()
				case "close":
					sc.Close()
				}
			}()
			shuffled := rdd.Distinct(slow.Cache())
			e := fails(t, func() { rdd.SortBy(shuffled, func(x int) int { return x }, true).Count() })
			if took := time.Since(began); took > 1200*time.Millisecond {
				t.Errorf("%s: stopped after %v", end, took)
			}
			switch end {
			case "context":
				if !errors.Is(e, cause) {
					t.Errorf("cause %v", e.Cause)
				}
				fails(t, func() { slow.First() }, "the user pressed stop")
			case "cancel all":
				if !errors.Is(e, context.Canceled) {
					t.Errorf("cause %v", e.Cause)
				}
				equal(t, "later jobs run", rdd.Parallelize(sc, numbers(3)).Count(), 3)
			case "close":
				if !strings.Contains(e.Error(), "closed") {
					t.Errorf("error %v", e)
				}
			}
			cancel(nil)
			sc.Close()
		})
	}
}

func TestFailureStopsTheOtherTasks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sc := rdd.NewContext(rdd.WithCores(4))
		defer sc.Close()
		var calls atomic.Int64
		r := rdd.Map(rdd.Parallelize(sc, numbers(4000), 4), func(x int) int {
			calls.Add(1)
			time.Sleep(10 * time.Millisecond)
			if x == 0 {
				panic("first")
			}
			return x
		})
		fails(t, func() { r.Count() }, "first", "partition 0")
		if n := calls.Load(); n > 100 {
			t.Errorf("%d calls after a failure in the first", n)
		}
	})
}
