package lawtest

import (
	"sync/atomic"

	"lab/rdd"
	"lab/rdd/event"
)

// tripwire calls a function when the n-th thing happens: a source gives an element, or a job, stage or task begins or
// ends. Nothing is timed, so a plan on one core is stopped at the same point every time.
type tripwire struct {
	count, at atomic.Int64
	pull      func()
}

// set has pull called at the n-th thing from now; 0 stands for never.
func (t *tripwire) set(n int64, pull func()) {
	t.pull = pull
	t.at.Store(n)
	t.count.Store(0)
}

func (t *tripwire) step() {
	if n := t.count.Add(1); n == t.at.Load() {
		t.pull()
	}
}

func (t *tripwire) listen(event.Event) { t.step() }

// trip has every element of r counted.
func trip[T any](t *tripwire, r *rdd.RDD[T]) *rdd.RDD[T] {
	if t == nil {
		return r
	}
	return r.Filter(func(T) bool {
		t.step()
		return true
	})
}
