package plan_test

import (
	"context"
	"fmt"
	"iter"
	"runtime/pprof"
	"sync"
	"testing"

	"lab/rdd/plan"
)

// sum is a Tally of one int that adds up.
type sum struct{ *plan.Tally }

func newSum() sum {
	return sum{plan.NewTally([]int{0}, func(into, from any) { into.([]int)[0] += from.([]int)[0] })}
}

func (s sum) add(n int) { s.Update(func(box any, _ bool) { box.([]int)[0] += n }) }

func (s sum) value() (n int) {
	s.Read("sum", func(box any) { n = box.([]int)[0] })
	return n
}

func TestGoroutinesOfATaskAreInIt(t *testing.T) {
	task := plan.TaskContext{Job: 3, Stage: 5, Partition: 7, Attempt: 1}
	if plan.Current() != nil {
		t.Fatal("a test is no task")
	}
	plan.Current().CountInputBytes(1) // counts for nobody
	a := plan.Begin(t.Context(), task)
	tell := func(where string) {
		if c := plan.Current(); c != a || c.Task() != task {
			t.Errorf("%s: not found in the attempt", where)
		}
		plan.Current().CountInputBytes(10)
	}
	tell("the goroutine itself")
	var group sync.WaitGroup
	group.Go(func() {
		tell("a goroutine")
		group.Go(func() { tell("a goroutine of a goroutine") })
	})
	group.Wait()
	next, stop := iter.Pull(func(yield func(int) bool) {
		tell("a coroutine")
		yield(1)
		tell("a coroutine, later")
	})
	next()
	next()
	stop()
	a.Leave()
	if plan.Current() != nil {
		t.Error("the goroutine is still in the attempt")
	}
	if a.InputBytes() != 50 {
		t.Errorf("%d bytes, want 50", a.InputBytes())
	}
	a.Keep()
}

func TestLabelsOfTheProgramStay(t *testing.T) {
	s := newSum()
	pprof.Do(t.Context(), pprof.Labels("request", "9"), func(ctx context.Context) {
		a := plan.Begin(ctx, plan.TaskContext{})
		pprof.Do(ctx, pprof.Labels("inner", "1"), func(context.Context) { s.add(100) }) // the attempt is hidden
		if plan.Current() != nil {
			t.Error("labels were replaced, and the attempt is still found")
		}
		a.Leave()
		a.Drop()
		a.Forget()
		b := plan.Begin(ctx, plan.TaskContext{})
		s.add(1)
		b.Leave()
		b.Keep()
		b.Merge()
	})
	if s.value() != 101 {
		t.Errorf("got %d, want 101", s.value())
	}
}

func TestWhatComesLate(t *testing.T) {
	for _, kept := range []bool{true, false} {
		s := newSum()
		a := plan.Begin(t.Context(), plan.TaskContext{})
		s.add(1)
		steps, done := make(chan int), make(chan bool)
		go func() {
			for n := range steps {
				s.add(n)
				done <- plan.Current() != nil
			}
			close(done)
		}()
		step := func(n int, in bool) {
			steps <- n
			if got := <-done; got != in {
				t.Errorf("kept %v, adding %d: in a task %v, want %v", kept, n, got, in)
			}
		}
		step(10, true)
		a.Leave()
		want := 0
		if kept {
			a.Keep()
			step(100, false) // counts at once
			want = 100
		} else {
			a.Drop()
			step(100, false) // does not count
		}
		if s.value() != want {
			t.Errorf("kept %v: %d before merging, want %d", kept, s.value(), want)
		}
		if kept {
			a.Merge()
			want = 111
		} else {
			a.Forget()
			step(1000, false) // who asked for it is not known any more
			want = 1000
		}
		close(steps)
		<-done
		if s.value() != want {
			t.Errorf("kept %v: %d in the end, want %d", kept, s.value(), want)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	for _, accumulators := range []int{0, 1, 20} {
		b.Run(fmt.Sprintf("accumulators=%d", accumulators), func(b *testing.B) {
			s := newSum()
			if accumulators > 0 {
				a := plan.Begin(b.Context(), plan.TaskContext{})
				defer a.Forget()
				defer a.Leave()
				for range accumulators {
					newSum().add(1)
				}
			}
			for b.Loop() {
				s.add(1)
			}
		})
	}
}

func BenchmarkAttempt(b *testing.B) {
	for b.Loop() {
		a := plan.Begin(b.Context(), plan.TaskContext{Partition: 1000})
		a.Leave()
		a.Keep()
	}
}
