package exec

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"sync/atomic"
	"time"

	"lab/rdd/event"
	"lab/rdd/plan"
)

// task computes one partition of a stage on one goroutine.
type task struct {
	job   *job
	stage *stage
	part  int
	index int // in the stage; see stage.index
	// attempt counts from 0; retry tells whether another one follows after an error.
	attempt int
	retry   func(*plan.Error) bool
	// copied says that this is a second attempt that runs beside the first.
	copied bool
	began  time.Time
	ctx    context.Context
	stop   context.CancelCauseFunc
	memory *holding
	// committing says that the task holds the lock of its progress; told that its end was told.
	committing bool
	told       atomic.Bool
	// at is the operation whose function runs now: the one to name when it panics.
	at      *plan.Node
	metrics event.Metrics
	// broken is why the task fails, where that was no function of the user's.
	broken *plan.Error
	// fault is what happens to the attempt on purpose; spills counts what Faults could have damaged.
	fault  TaskFault
	spills int
}

// readError carries the error of a source out of the pipeline.
type readError struct{ error }

// broke notes why the task fails, and gives what to panic with. A user's function on the way may recover from the panic
// and go on as if there were no more elements; the task has failed all the same, or its result would lack some.
func (t *task) broke(err error) readError {
	if t.broken == nil {
		t.broken = t.wrap(err, "")
	}
	return readError{err}
}

var errGoexit = errors.New("the function ended its goroutine (runtime.Goexit, or FailNow of a test); return instead")

// run does the work of the task between its events, then calls done once, also when the work ends the goroutine.
func (t *task) run(work func(), done func(*plan.Error)) {
	t.job.exec.emit(event.TaskStart{Job: t.job.id, Stage: t.stage.id, Partition: t.part, Attempt: t.attempt, Speculative: t.copied})
	t.memory = &holding{budget: t.job.exec.budget}
	defer t.memory.release()
	t.guard(work, func(err *plan.Error) {
		end := event.TaskEnd{Job: t.job.id, Stage: t.stage.id, Partition: t.part, Attempt: t.attempt, Speculative: t.copied,
			Duration: time.Since(t.began), Metrics: t.metrics}
		if err != nil {
			end.Err, end.Retried = err, t.retry(err)
		}
		if !t.told.Swap(true) {
			t.job.exec.emit(end)
		}
		done(err)
	})
}

// guard calls work and then done, with the error that a panic of a user's function comes to.
func (t *task) guard(work func(), done func(*plan.Error)) {
	finished := false
	running := t.begin()
	defer func() {
		var err *plan.Error
		if v := recover(); t.broken != nil {
			err = t.broken
		} else if v != nil {
			err = t.wrap(plan.AsCause(v), plan.PanicSite())
		} else if !finished {
			err = t.wrap(errGoexit, "")
		} else if t.ctx.Err() != nil {
			err = t.wrap(cancelled{context.Cause(t.ctx)}, "")
		}
		t.end(running, err)
		done(err)
	}()
	plan.EnterTask(func() {
		t.meet()
		work()
	})
	finished = true
}

func (t *task) wrap(cause error, pos string) *plan.Error { return t.wrapAt(t.at, cause, pos) }

// wrapAt is wrap for the operation at.
func (t *task) wrapAt(at *plan.Node, cause error, pos string) *plan.Error {
	err := &plan.Error{Op: t.job.action, Action: t.job.action, Job: t.job.id, Stage: t.stage.id, Partition: t.part,
		Pos: pos, Cause: cause}
	if at != nil {
		err.Op = at.Op
		if pos == "" {
			err.Pos = at.Pos
		}
	} else if pos == "" {
		err.Pos = t.job.pos
	}
	return err
}

// result applies the action's function to the task's partition of n.
func (t *task) result(n *plan.Node, f func(part int, in plan.Stream) any) any {
	result := f(t.part, func(emit plan.Emit) bool {
		return t.stream(n, t.part, func(batch any) bool {
			t.pushing()
			t.at = nil
			t.metrics.Output += int64(length(batch))
			return emit(batch)
		})
	})
	t.survive()
	return result
}

// live stops a stream once the task's context has ended.
func (t *task) live(emit plan.Emit) plan.Emit {
	return func(batch any) bool { return t.ctx.Err() == nil && emit(batch) }
}

// stream pushes one partition of n, from what is kept where it is, else computed.
func (t *task) stream(n *plan.Node, part int, emit plan.Emit) bool {
	if n.Level() == plan.None {
		return t.compute(n, part, emit)
	}
	p := pacer{emit: t.live(emit)}
	return p.push(t.keep(n, part))
}

// keep computes one partition of n whole and keeps it as n's level says, unless it is kept already.
func (t *task) keep(n *plan.Node, part int) any {
	var k *kept
	for found := true; found; {
		var err error
		if k, found, err = t.job.exec.cache.get(n).claim(t.ctx, part, n.Level()); err != nil {
			return nil // the context has ended: the task fails with that
		}
		if !found {
			break
		}
		// One that cannot be read is not kept any more, and is computed here or by whoever claims it first.
		if slice, err := k.load(); err == nil {
			t.metrics.Cached += int64(length(slice))
			return slice
		}
	}
	computed := false
	defer func() {
		if !computed {
			k.fail()
		}
	}()
	var g gatherer
	done := t.compute(n, part, func(batch any) bool {
		g.add(batch)
		return true
	})
	if !done || t.ctx.Err() != nil || t.broken != nil {
		return nil
	}
	slice := g.slice()
	computed = true
	if err := k.keep(slice); err != nil {
		t.at = n
		panic(t.broke(fmt.Errorf("cannot keep partition %d as %v: %w", part, n.Level(), err)))
	}
	return slice
}

// compute pushes one partition of n by running its function.
func (t *task) compute(n *plan.Node, part int, emit plan.Emit) bool {
	c := n.Computation()
	switch c.Kind {
	case plan.Source:
		return t.read(n, c, part, emit)
	case plan.Batchwise:
		each := c.Each()
		return t.stream(c.Deps[0].Parent, part, func(batch any) bool {
			t.at = n
			out := each(batch)
			return length(out) == 0 || emit(out)
		})
	case plan.Partitionwise:
		return t.over(n, emit, func(emit plan.Emit) { c.Over(part, t.inside(n, c.Deps[0].Parent, part), emit) })
	case plan.Union:
		for _, d := range c.Deps {
			if part < d.Parent.Partitions {
				return t.stream(d.Parent, part, emit)
			}
			part -= d.Parent.Partitions
		}
		return true
	case plan.Coalesce:
		for _, p := range c.Groups[part] {
			if !t.stream(c.Deps[0].Parent, p, emit) {
				return false
			}
		}
		return true
	case plan.Zip:
		return t.zip(n, c, part, emit)
	case plan.Cartesian:
		return t.cartesian(n, c, part, emit)
	case plan.Merge:
		ins := make([]plan.Input, len(c.Deps))
		for i, d := range c.Deps {
			ins[i] = t.dep(n, d, part)
		}
		return t.over(n, emit, func(emit plan.Emit) { c.Gather(part, ins, emit) })
	case plan.Aggregate:
		return t.aggregate(n, c, part, emit)
	case plan.Join:
		return t.join(n, c, part, emit)
	case plan.Sort:
		return t.sort(n, c, part, emit)
	}
	panic(plan.NewError(n.Op, "the executor does not know nodes of kind %d", c.Kind))
}

// dep is what a dependency of n brings to a partition.
func (t *task) dep(n *plan.Node, d plan.Dep, part int) plan.Input {
	if d.Exchange == nil {
		return plan.Input{Stream: t.inside(n, d.Parent, part)}
	}
	in := t.input(d.Exchange, part)
	return plan.Input{Offset: in.Offset, Stream: func(emit plan.Emit) bool {
		return in.Stream(func(batch any) bool {
			t.at = n
			return emit(batch)
		})
	}}
}

// going ends a task that has failed, or whose context has ended.
func (t *task) going() {
	if t.broken != nil {
		panic(readError{t.broken})
	}
	if t.ctx.Err() != nil {
		panic(t.broke(t.stopped()))
	}
}

// stopped is the error of a task whose context has ended.
func (t *task) stopped() error { return cancelled{context.Cause(t.ctx)} }

// check ends a task that could not read or write its files.
func (t *task) check(err error) {
	if err != nil {
		panic(t.broke(err))
	}
}

// spill has do write elements to disk for which there is no memory.
func (t *task) spill(fs *frames, records int64, do func() error) {
	t.going()
	before := fs.size()
	if err := do(); err != nil {
		t.check(fmt.Errorf("cannot write to disk what does not fit into the memory of a task: %w", err))
	}
	t.metrics.Spilled += records
	t.metrics.SpilledBytes += fs.size() - before
	if fs.size() > before {
		t.spoil(fs)
	}
}

func (t *task) read(n *plan.Node, c *plan.Computation, part int, emit plan.Emit) bool {
	t.at = n
	stopped := false
	p := pacer{emit: func(batch any) bool {
		t.metrics.Input += int64(length(batch))
		stopped = stopped || t.ctx.Err() != nil || !emit(batch)
		return !stopped
	}}
	err := c.Read(part, p.push)
	if err != nil && !stopped {
		t.at = n
		panic(t.broke(err))
	}
	return !stopped
}

// over calls a function that emits by itself, for operation n.
func (t *task) over(n *plan.Node, emit plan.Emit, call func(emit plan.Emit)) bool {
	t.at = n
	stopped := false
	p := pacer{size: plan.BatchSize, emit: func(batch any) bool {
		stopped = stopped || t.ctx.Err() != nil || !emit(batch)
		t.at = n
		return !stopped
	}}
	call(func(batch any) bool {
		if length(batch) == 0 {
			// How a function that waits asks whether its result is still wanted.
			return !stopped && t.ctx.Err() == nil
		}
		return !stopped && p.push(batch)
	})
	return !stopped
}

// inside is the stream of a parent's partition for a function of n: while the function has a batch, it is n that
// runs.
func (t *task) inside(n, parent *plan.Node, part int) plan.Stream {
	return func(emit plan.Emit) bool {
		more := t.stream(parent, part, func(batch any) bool {
			t.at = n
			return emit(batch)
		})
		t.at = n
		return more
	}
}

// zip walks two partitions in step. The right one is pulled, on a coroutine, because two pushes cannot alternate.
func (t *task) zip(n *plan.Node, c *plan.Computation, part int, emit plan.Emit) bool {
	next, stop := iter.Pull(func(yield func(any) bool) {
		plan.EnterTask(func() { t.stream(c.Deps[1].Parent, part, yield) })
	})
	defer stop()
	var right reflect.Value
	rest := 0
	more := t.stream(c.Deps[0].Parent, part, func(batch any) bool {
		left := reflect.ValueOf(batch)
		for left.Len() > 0 {
			if rest == 0 {
				b, ok := next()
				t.at = n
				if !ok {
					t.uneven(n, part)
				}
				right, rest = reflect.ValueOf(b), length(b)
			}
			k := min(left.Len(), rest)
			t.at = n
			out := c.Pairs(left.Slice(0, k).Interface(), right.Slice(0, k).Interface())
			left, right, rest = left.Slice(k, left.Len()), right.Slice(k, right.Len()), rest-k
			if !emit(out) {
				return false
			}
		}
		return true
	})
	if more {
		if _, ok := next(); rest > 0 || ok {
			t.uneven(n, part)
		}
	}
	return more
}

func (t *task) uneven(n *plan.Node, part int) {
	t.going()
	t.at = n
	panic(t.broke(errors.New("the two RDDs do not have equally many elements in each partition; " +
		"use ZipWithIndex on both and join by the index instead")))
}

// cartesian pairs the batches of a left partition with a right partition, held whole.
func (t *task) cartesian(n *plan.Node, c *plan.Computation, part int, emit plan.Emit) bool {
	right := c.Deps[1].Parent
	var g gatherer
	t.stream(right, part%right.Partitions, func(batch any) bool {
		g.add(batch)
		return true
	})
	whole := g.slice()
	if length(whole) == 0 {
		return true
	}
	p := pacer{size: plan.BatchSize, emit: emit}
	return t.stream(c.Deps[0].Parent, part/right.Partitions, func(batch any) bool {
		t.at = n
		return p.push(c.Pairs(batch, whole))
	})
}
