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
// Add in ForEach counts every element once. In Map and other operations it counts as often as the function runs: not
// before an action, and again for every action that computes the RDD anew.
type Accumulator[T any] struct {
	guard *plan.Guard
	value T
	add   func(T, T) T
}

// NewAccumulator makes an accumulator that starts at zero and adds with add. As tasks add in no fixed order, add
// should not depend on it. It may change its first argument and return it.
func NewAccumulator[T any](c *Context, zero T, add func(T, T) T) *Accumulator[T] {
	c.Graph().Check("NewAccumulator")
	box := plan.Clone([]T{zero})
	start := box.([]T)
	return &Accumulator[T]{guard: plan.NewGuard(), value: start[0], add: add}
}

// NewCounter makes an accumulator that adds up integers from 0.
func NewCounter(c *Context) *Accumulator[int64] {
	return NewAccumulator(c, int64(0), func(a, b int64) int64 { return a + b })
}

// Add adds v.
func (a *Accumulator[T]) Add(v T) {
	a.guard.Do(func() {
		a.value = a.add(a.value, v)
	})
}

// Value is the sum so far.
func (a *Accumulator[T]) Value() T {
	var v T
	a.guard.Do(func() {
		v = a.value
	})
	return v
}
