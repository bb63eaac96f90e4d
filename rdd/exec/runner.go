package exec

import (
	"context"
	"errors"
	"sync"

	"lab/rdd/plan"
)

// runner runs the tasks of a stage.
type runner struct {
	job   *job
	stage *stage
	work  func(t *task) func() error
	ctx   context.Context
	stop  context.CancelCauseFunc

	mu     sync.Mutex
	next   int
	failed *plan.Error
	// missing is of a task that could not read what another stage left. The other tasks go on.
	missing *plan.Error
}

func newRunner(j *job, s *stage, work func(t *task) func() error) *runner {
	r := &runner{job: j, stage: s, work: work}
	r.ctx, r.stop = context.WithCancelCause(j.ctx)
	return r
}

// run returns when all tasks have ended.
func (r *runner) run() *plan.Error {
	defer r.stop(nil)
	var group sync.WaitGroup
	for range min(r.job.exec.cores, len(r.stage.parts)) {
		group.Go(r.worker)
	}
	group.Wait()
	if r.failed != nil {
		return r.failed
	}
	return r.missing
}

// worker runs one task after the other.
func (r *runner) worker() {
	for {
		i := r.take()
		if i < 0 {
			return
		}
		select {
		case r.job.exec.slots <- struct{}{}:
		case <-r.ctx.Done():
			return
		}
		r.attempts(i)
	}
}

// take gives the index of the next task, -1 when there is none.
func (r *runner) take() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.next == len(r.stage.parts) || r.ctx.Err() != nil {
		return -1
	}
	r.next++
	return r.next - 1
}

// attempts tries a task until it succeeds or fails for good. It gives the slot back, also when the task ends the
// goroutine.
func (r *runner) attempts(i int) {
	var last *plan.Error
	for attempt, again := 0, true; again; attempt++ {
		again = false
		t := &task{job: r.job, stage: r.stage, index: r.stage.index(i), part: r.stage.parts[i], attempt: attempt, ctx: r.ctx}
		t.retry = func(err *plan.Error) bool {
			return err.Partition >= 0 && retryable(last, err, attempt) && r.ctx.Err() == nil
		}
		var commit func() error
		t.run(func() {
			commit = r.work(t)
			t.going()
			t.check(commit())
		}, func(err *plan.Error) {
			if again = err != nil && t.retry(err); again {
				last = err
				return
			}
			<-r.job.exec.slots
			r.ended(err)
		})
	}
}

// ended notes how a task has ended.
func (r *runner) ended(err *plan.Error) {
	var missing missingOutput
	switch {
	case err == nil, errors.Is(context.Cause(r.ctx), errSibling) && isCancelled(err):
		return
	case accidental(err) && r.ctx.Err() != nil:
		return // the stage has ended meanwhile, and that is why the task was not tried again
	case errors.As(err, &missing):
		r.mu.Lock()
		r.missing = err
		r.mu.Unlock()
		return
	}
	r.mu.Lock()
	// Of several failures the one in the lowest partition is told, which depends least on timing.
	if r.failed == nil || err.Partition >= 0 && err.Partition < r.failed.Partition {
		r.failed = err
	}
	r.mu.Unlock()
	r.stop(errSibling)
}
