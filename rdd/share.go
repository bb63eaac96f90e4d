package rdd

import "lab/rdd/plan"

// Broadcast is a read-only value for functions that run in tasks. Where tasks run in other processes, it is sent to
// each once, not with every task; here it is shared, so nothing may change it.
type Broadcast[T any] struct {
	value     T
	destroyed *plan.Flag
}

// NewBroadcast makes a Broadcast of v.
func NewBroadcast[T any](c *Context, v T) *Broadcast[T] {
	c.Graph().Check("NewBroadcast")
	return &Broadcast[T]{value: v, destroyed: plan.NewFlag()}
}

// Value is the value. It panics with an *Error after Destroy.
func (b *Broadcast[T]) Value() T {
	if b.destroyed.Raised() {
		plan.Fail("Broadcast.Value", "the broadcast was destroyed; make a new one with NewBroadcast")
	}
	return b.value
}

// Destroy says that no task needs the value any more.
func (b *Broadcast[T]) Destroy() { b.destroyed.Raise() }

// Accumulator gathers values that tasks add: counts of bad lines, say, beside the result proper. Functions in tasks
// call Add; the program reads Value after an action.
//
// What a task adds counts when the task has succeeded. So in functions that an action calls, as ForEach does, every
// element counts exactly once: what failed attempts of a task have added is dropped. In Map and other operations it
// counts each time that a task runs them and succeeds: not before an action, again for every action that computes the
// RDD anew, and not where Cache or an earlier shuffle spares the work.
type Accumulator[T any] struct {
	tally *plan.Tally
	add   func(T, T) T
}

// NewAccumulator makes an accumulator that starts at zero and adds with add. add may change its first argument and
// return it.
//
// Each task adds up a value of its own, from a copy of zero, and add joins these values too, in the order of partitions
// when all tasks of a stage have ended. So add must be associative, and zero neutral: add(zero, v) is v. It need not be
// commutative: one that appends to a slice gives the same slice every time. Of values without slices, maps, pointers and
// interfaces only the accumulator itself starts at zero, so a number counts on from where it starts.
func NewAccumulator[T any](c *Context, zero T, add func(T, T) T) *Accumulator[T] {
	c.Graph().Check("NewAccumulator")
	tally := plan.NewTally([]T{zero}, func(into, from any) {
		value := into.([]T)
		part := from.([]T)
		value[0] = add(value[0], part[0])
	})
	return &Accumulator[T]{tally: tally, add: add}
}

// NewCounter makes an accumulator that adds up integers from 0.
func NewCounter(c *Context) *Accumulator[int64] {
	return NewAccumulator(c, int64(0), func(a, b int64) int64 { return a + b })
}

// Add adds v. Goroutines that a function starts add for its task, too. In a function that replaces the goroutine's
// profiler labels (pprof.Do) the task is not known, and v counts at once, whether or not the task succeeds.
func (a *Accumulator[T]) Add(v T) {
	a.tally.Update(func(box any, empty bool) {
		value := box.([]T)
		if empty {
			value[0] = v
		} else {
			value[0] = a.add(value[0], v)
		}
	})
}

// Value is the sum so far. In a task it panics with an *Error: there the sum would depend on which tasks have ended.
func (a *Accumulator[T]) Value() T {
	var v T
	a.tally.Read("Accumulator.Value", func(box any) {
		value := box.([]T)
		v = value[0]
	})
	return v
}
