package exec

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"lab/rdd/event"
	"lab/rdd/plan"
)

// runner runs the tasks of a stage.
//
// Where the executor speculates, a task that takes far longer than the others gets a second attempt beside the first,
// on a core that has nothing else to do, and what ends first counts (backup tasks; Dean and Ghemawat, "MapReduce", 2004).
// The other attempt is cancelled and not waited for, because the function in it may not look up for long.
type runner struct {
	job   *job
	stage *stage
	work  func(t *task) func() error
	ctx   context.Context
	stop  context.CancelCauseFunc

	mu      sync.Mutex
	next    int
	tasks   []progress
	took    []time.Duration // of the tasks that are done, where the executor speculates
	left    int             // tasks that are not done
	workers int             // that have not ended
	changed chan struct{}   // closed, and made anew, when a task has ended
	over    chan struct{}   // closed when run may return
	ended   bool            // it has returned
	failed  *plan.Error
	// missing is of a task that could not read what another stage left. The other tasks go on.
	missing *plan.Error
}

// progress is how far a task has come.
type progress struct {
	// commit is held while an attempt makes its result count, until it has told so.
	commit sync.Mutex
	done   bool // guarded by commit

	// The rest is guarded by the runner's mu.
	won      bool // done, and told
	attempts int  // that have begun
	running  []*task
	began    time.Time // of the first attempt
	copied   bool      // there is, or was, a second attempt beside the first
}

func newRunner(j *job, s *stage, work func(t *task) func() error) *runner {
	n := len(s.parts)
	r := &runner{job: j, stage: s, work: work, tasks: make([]progress, n), left: n, changed: make(chan struct{}), over: make(chan struct{})}
	r.ctx, r.stop = context.WithCancelCause(j.ctx)
	return r
}

// run returns when all tasks have ended, save attempts that lost a race.
func (r *runner) run() *plan.Error {
	defer r.stop(nil)
	r.workers = min(r.job.exec.cores, len(r.tasks))
	if r.workers == 0 {
		return nil
	}
	for range r.workers {
		r.job.exec.active.Go(r.worker)
	}
	<-r.over
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ended = true
	if r.failed != nil {
		return r.failed
	}
	return r.missing
}

// worker runs one task after the other.
func (r *runner) worker() {
	defer func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.workers--; r.workers == 0 && !r.ended {
			r.finish()
		}
	}()
	for {
		i, copied, wait := r.take()
		switch {
		case i >= 0:
		case wait == nil:
			return
		default:
			wait()
			continue
		}
		select {
		case r.job.exec.slots <- struct{}{}:
		case <-r.ctx.Done():
			return
		}
		r.attempts(i, copied)
	}
}

// finish lets run return. It is called under the lock.
func (r *runner) finish() {
	select {
	case <-r.over:
	default:
		close(r.over)
	}
}

// take gives the index of the next task, and whether that is to be a second attempt beside the first. It is -1 when there
// is none: for good, or, when there is something to wait for, for now.
func (r *runner) take() (i int, copied bool, wait func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.ended || r.ctx.Err() != nil:
		return -1, false, nil
	case r.next < len(r.tasks):
		r.next++
		return r.next - 1, false, nil
	case !r.job.exec.speculate || r.left == 0 || r.missing != nil:
		return -1, false, nil
	}
	i, in := r.straggler()
	if i >= 0 {
		r.tasks[i].copied = true
		return i, true, nil
	}
	changed := r.changed
	return -1, false, func() {
		var later <-chan time.Time
		if in > 0 {
			timer := time.NewTimer(in)
			defer timer.Stop()
			later = timer.C
		}
		select {
		case <-changed:
		case <-later:
		case <-r.ctx.Done():
		case <-r.over:
		}
	}
}

// A task is slow, as in Spark, when three quarters of the tasks are done and it runs for more than one and a half times
// as long as half of those took, and for some time at all.
const (
	enoughDone   = 0.75
	timesMedian  = 1.5
	leastRunning = 100 * time.Millisecond
)

// straggler gives the index of a slow task without a second attempt; or -1, and when one may be slow, if that is known.
// It is called under the lock.
func (r *runner) straggler() (i int, in time.Duration) {
	done := len(r.tasks) - r.left
	if done == 0 || float64(done) < enoughDone*float64(len(r.tasks)) {
		return -1, 0
	}
	limit := max(time.Duration(timesMedian*float64(median(r.took))), leastRunning)
	for i := range r.tasks {
		p := &r.tasks[i]
		if p.copied || p.won {
			continue
		}
		left := limit
		if len(p.running) > 0 { // else it is about to begin
			left -= time.Since(p.began)
		}
		if left <= 0 {
			return i, 0
		}
		if in == 0 || left < in {
			in = left
		}
	}
	return -1, in
}

// median is the middle one of durations, of which there is at least one.
func median(ds []time.Duration) time.Duration {
	sorted := slices.Clone(ds)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

// attempts tries a task until it succeeds or fails for good. It gives the slot back, also when the task ends the
// goroutine. A second attempt beside the first is not repeated, and nothing becomes of its failure.
func (r *runner) attempts(i int, copied bool) {
	var last *plan.Error
	for failures, again := 0, true; again; failures++ {
		again = false
		t := r.begin(i, copied)
		t.retry = func(err *plan.Error) bool {
			return !copied && err.Partition >= 0 && retryable(last, err, failures) && r.ctx.Err() == nil
		}
		t.run(func() { r.try(t, i) }, func(err *plan.Error) {
			r.end(t, i)
			if again = err != nil && t.retry(err); again {
				last = err
				return
			}
			<-r.job.exec.slots
			r.note(err, copied)
		})
	}
}

// begin makes the next attempt of a task.
func (r *runner) begin(i int, copied bool) *task {
	ctx, stop := r.ctx, func(error) {}
	if r.job.exec.speculate { // else there is no other attempt to stop it for
		ctx, stop = context.WithCancelCause(r.ctx)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p := &r.tasks[i]
	t := &task{job: r.job, stage: r.stage, index: r.stage.index(i), part: r.stage.parts[i], attempt: p.attempts, copied: copied,
		ctx: ctx, stop: stop, began: time.Now()}
	if p.attempts == 0 {
		p.began = t.began
	}
	p.attempts++
	p.running = append(p.running, t)
	return t
}

// errOutraced is the cause of an attempt that another one of the same task was faster than.
var errOutraced = errors.New("another attempt of the task was faster")

// try does the work of an attempt, and makes it count if it is the first.
func (r *runner) try(t *task, i int) {
	count := r.work(t)
	t.going()
	p := &r.tasks[i]
	p.commit.Lock()
	if p.done {
		p.commit.Unlock()
		panic(t.broke(cancelled{errOutraced}))
	}
	t.committing = true // until end
	t.check(count())
	p.done = true
}

// end is called when the end of an attempt has been told.
func (r *runner) end(t *task, i int) {
	defer t.stop(nil)
	p := &r.tasks[i]
	r.mu.Lock()
	defer r.mu.Unlock()
	for k, other := range p.running {
		if other == t {
			p.running = append(p.running[:k], p.running[k+1:]...)
			break
		}
	}
	if !t.committing {
		return
	}
	t.committing = false
	if p.won = p.done; p.won {
		r.left--
		if r.job.exec.speculate {
			r.took = append(r.took, time.Since(t.began))
		}
		for _, other := range p.running {
			other.outraced()
		}
		p.running = nil
		if r.left == 0 {
			r.finish()
		}
	}
	if r.job.exec.speculate {
		close(r.changed)
		r.changed = make(chan struct{})
	}
	p.commit.Unlock()
}

// outraced cancels an attempt, and tells its end, which nobody waits for.
func (t *task) outraced() {
	t.stop(cancelled{errOutraced})
	if !t.told.Swap(true) {
		err := t.wrapAt(nil, cancelled{errOutraced}, "")
		t.job.exec.emit(event.TaskEnd{Job: t.job.id, Stage: t.stage.id, Partition: t.part, Attempt: t.attempt, Speculative: t.copied,
			Duration: time.Since(t.began), Err: err})
	}
}

// note notes how a task has ended.
func (r *runner) note(err *plan.Error, copied bool) {
	var missing missingOutput
	switch {
	case err == nil, copied, errors.Is(err, errOutraced), errors.Is(context.Cause(r.ctx), errSibling) && isCancelled(err):
		return
	case accidental(err) && r.ctx.Err() != nil:
		return // the stage has ended meanwhile, and that is why the task was not tried again
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if errors.As(err, &missing) {
		r.missing = err
		return
	}
	// Of several failures the one in the lowest partition is told, which depends least on timing.
	if r.failed == nil || err.Partition >= 0 && err.Partition < r.failed.Partition {
		r.failed = err
	}
	r.stop(errSibling)
}
