package plan

import (
	"context"
	"runtime/pprof"
	"strconv"
	"sync"
	"sync/atomic"
	"unsafe"
)

// TaskContext says which task runs, and which attempt of it.
type TaskContext struct {
	// Job and Stage count up within a context, as in events.
	Job, Stage int
	// Partition is the one that the task computes.
	Partition int
	// Attempt counts from 0; it is higher where the task failed before.
	Attempt int
}

// Attempt is one attempt of a task while it runs, and what accumulators got in it: see Tally.
//
// The goroutine of the attempt carries it, and so do goroutines that a user's function starts there, iterators of
// iter.Pull among them. Go hands down only one thing in this way, a goroutine's profiler labels. So an attempt sets
// labels, and is found by the address of its set of labels: what is in there is left to runtime/pprof. The labels also
// tell in profiles of the program which job, stage and partition took the time. What replaces them, a function that
// sets labels of its own, hides the attempt.
type Attempt struct {
	task TaskContext
	// labels is the address of the attempt's labels, former of those that its goroutine had before.
	labels, former unsafe.Pointer
	input          atomic.Int64
	state          atomic.Int32

	mu    sync.Mutex // held to add a part and to end
	parts sync.Map   // a *part for each *Tally
}

// States of an attempt.
const (
	running int32 = iota
	kept
	dropped
)

// attempts has each attempt by the address of its labels. As long as it is in here, no other labels get that address.
var attempts sync.Map

// Runtime's functions behind pprof.SetGoroutineLabels, which Go keeps open for linking (go.dev/issue/67401).

//go:linkname getLabels runtime/pprof.runtime_getProfLabel
func getLabels() unsafe.Pointer

//go:linkname setLabels runtime/pprof.runtime_setProfLabel
func setLabels(labels unsafe.Pointer)

// Begin begins an attempt on the calling goroutine. Labels that ctx carries stay in force beside those of the attempt.
func Begin(ctx context.Context, task TaskContext) *Attempt {
	a := &Attempt{task: task, former: getLabels()}
	pprof.SetGoroutineLabels(pprof.WithLabels(ctx, pprof.Labels("rdd.job", strconv.Itoa(task.Job), "rdd.stage",
		strconv.Itoa(task.Stage), "rdd.partition", strconv.Itoa(task.Partition))))
	a.labels = getLabels()
	attempts.Store(a.labels, a)
	return a
}

// Leave takes the attempt off the calling goroutine, the one that began it. Keep or Drop follows.
func (a *Attempt) Leave() { setLabels(a.former) }

// Keep ends an attempt that succeeded, and was the first of its task to do so. Merge follows once, when the stage has
// ended. What goroutines add that are still running goes to the accumulators themselves from now on.
func (a *Attempt) Keep() {
	a.end(kept)
	a.Forget()
}

// Drop ends an attempt that failed, or that another one was faster than. What accumulators got in it is lost, and
// until Forget so is what goroutines add that are still running.
func (a *Attempt) Drop() { a.end(dropped) }

// Forget lets go of an attempt, which is not found any more.
func (a *Attempt) Forget() { attempts.Delete(a.labels) }

func (a *Attempt) end(state int32) {
	a.mu.Lock()
	a.state.Store(state)
	a.mu.Unlock()
	a.parts.Range(func(_, p any) bool {
		p.(*part).end()
		return true
	})
}

// Merge adds what accumulators got in the attempt to their values. It panics where an accumulator's function does.
func (a *Attempt) Merge() {
	a.parts.Range(func(t, p any) bool {
		t.(*Tally).merge(p.(*part))
		return true
	})
	a.parts.Clear()
}

// Task says which attempt it is.
func (a *Attempt) Task() TaskContext { return a.task }

// CountInputBytes counts n bytes that a source has read from files. It may be called on nil, which is outside of tasks.
func (a *Attempt) CountInputBytes(n int) {
	if a != nil {
		a.input.Add(int64(n))
	}
}

// InputBytes is what CountInputBytes has counted.
func (a *Attempt) InputBytes() int64 { return a.input.Load() }

// Current is the attempt that the calling goroutine works for, nil outside of tasks.
func Current() *Attempt {
	if a := current(); a != nil && a.state.Load() == running {
		return a
	}
	return nil
}

// current finds also an attempt that was dropped.
func current() *Attempt {
	labels := getLabels()
	if labels == nil {
		return nil
	}
	a, ok := attempts.Load(labels)
	if !ok {
		return nil
	}
	return a.(*Attempt)
}
