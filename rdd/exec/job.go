package exec

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"lab/rdd/event"
	"lab/rdd/plan"
)

// job is one call of Run.
type job struct {
	exec   *Executor
	id     int
	action string
	pos    string
	ctx    context.Context
	cancel context.CancelCauseFunc
	// outputs are the filled exchanges, pinned the kept partitions, that the job reads.
	outputs map[*plan.Exchange]*output
	pinned  map[*plan.Node]map[int]*kept
	// damaged are nodes of which a kept partition could not be read: the stages are planned as if nothing of them were
	// kept, so that all of what they are computed from is there.
	damaged map[*plan.Node]bool
	ledger  ledger
}

// Run runs a job; see plan.Executor.
func (e *Executor) Run(action string, n *plan.Node, parts []int, fn func(part int, in plan.Stream) any) []any {
	pos := n.Graph.Check(action)
	if parts == nil {
		parts = all(n.Partitions)
	}
	ctx, cancel := context.WithCancelCause(e.ctx)
	defer cancel(nil)
	j := &job{exec: e, id: int(e.jobs.Add(1) - 1), action: action, pos: pos, ctx: ctx, cancel: cancel,
		outputs: map[*plan.Exchange]*output{}, pinned: map[*plan.Node]map[int]*kept{}, damaged: map[*plan.Node]bool{}}
	if err := e.register(j); err != nil {
		panic(j.failure(err))
	}
	defer e.unregister(j)
	defer j.ledger.close()
	results, err := j.run(n, parts, fn)
	for lost := (lostPartition{}); err != nil && errors.As(err, &lost); {
		// The stages were planned around a partition that is lost. Planned anew, they compute it from its lineage; what
		// other stages left behind is still there. This ends, because each round has one more damaged node.
		j.damaged[lost.node] = true
		j.id, j.pinned = int(e.jobs.Add(1)-1), map[*plan.Node]map[int]*kept{}
		results, err = j.run(n, parts, fn)
	}
	if err != nil {
		panic(err)
	}
	return results
}

// attempts is how often a task is tried before it counts as failed, as in Spark.
const attempts = 4

// retryable tells whether a task that failed with err, in that attempt and after it had failed with last, is tried once
// more. What was refused or cancelled is not, and neither is what fails in the same way twice: a function that divides
// by zero does so at every attempt, and whoever waits for the message should not wait four times as long.
func retryable(last, err *plan.Error, attempt int) bool {
	var refusal *plan.Error
	var lost lostPartition
	switch {
	case attempt+1 >= attempts, isCancelled(err), errors.Is(err, errGoexit), errors.As(err, &lost), errors.As(err.Cause, &refusal):
		return false
	case last == nil:
		return true
	}
	return last.Pos != err.Pos || last.Cause.Error() != err.Cause.Error()
}

func (e *Executor) register(j *job) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.running[j] = j.cancel
	e.active.Add(1)
	return nil
}

func (e *Executor) unregister(j *job) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.running, j)
	e.active.Done()
}

func (j *job) run(n *plan.Node, parts []int, fn func(part int, in plan.Stream) any) ([]any, *plan.Error) {
	began := time.Now()
	stages := j.cut(n, parts)
	start := event.JobStart{Job: j.id, Action: j.action, Pos: j.pos, Time: began}
	for _, s := range stages {
		start.Stages = append(start.Stages, s.info())
	}
	j.exec.emit(start)
	results := make([]any, len(parts))
	var failed *plan.Error
	for _, s := range stages {
		switch {
		case s.skipped:
		case s.exchange != nil:
			failed = j.fill(s)
		default:
			failed = j.stage(s, func(t *task, i int) { results[i] = t.result(n, fn) })
		}
		if failed != nil {
			break
		}
	}
	end := event.JobEnd{Job: j.id, Duration: time.Since(began)}
	if failed != nil {
		end.Err = failed
	}
	j.exec.emit(end)
	return results, failed
}

// stage runs the tasks of s; work gets the task and its index among them. It returns when all have ended.
func (j *job) stage(s *stage, work func(t *task, i int)) *plan.Error {
	began := time.Now()
	j.exec.emit(event.StageStart{Job: j.id, Stage: s.id, Tasks: len(s.parts), Name: s.name})
	ctx, cancel := context.WithCancelCause(j.ctx)
	defer cancel(nil)
	var (
		next   atomic.Int64
		group  sync.WaitGroup
		mu     sync.Mutex
		failed *plan.Error
	)
	worker := func() {
		for {
			i := int(next.Add(1) - 1)
			if i >= len(s.parts) || ctx.Err() != nil {
				return
			}
			select {
			case j.exec.slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			var last *plan.Error
			for attempt, again := 0, true; again; attempt++ {
				again = false
				t := &task{job: j, stage: s, part: s.parts[i], index: i, attempt: attempt, ctx: ctx}
				t.retry = func(err *plan.Error) bool {
					return err.Partition >= 0 && retryable(last, err, attempt) && ctx.Err() == nil
				}
				t.run(func() { work(t, i) }, func(err *plan.Error) {
					if again = err != nil && t.retry(err); again {
						last = err
						return
					}
					<-j.exec.slots
					if err == nil || errors.Is(context.Cause(ctx), errSibling) && isCancelled(err) {
						return
					}
					mu.Lock()
					// Of several failures the one in the lowest partition is told, which depends least on timing.
					if failed == nil || err.Partition >= 0 && err.Partition < failed.Partition {
						failed = err
					}
					mu.Unlock()
					cancel(errSibling)
				})
			}
		}
	}
	for range min(j.exec.cores, len(s.parts)) {
		group.Go(worker)
	}
	group.Wait()
	if err := j.settle(s); failed == nil {
		failed = err
	}
	if failed == nil && j.ctx.Err() != nil {
		failed = j.failure(context.Cause(j.ctx))
	}
	end := event.StageEnd{Job: j.id, Stage: s.id, Duration: time.Since(began)}
	if failed != nil {
		end.Err = failed
	}
	j.exec.emit(end)
	return failed
}

// errSibling cancels the other tasks of a stage in which one has failed.
var errSibling = errors.New("another task of the stage failed")

// cancelled is the cause of the error of a task that stopped because its context ended.
type cancelled struct{ error }

func (c cancelled) Unwrap() error { return c.error }

func isCancelled(err *plan.Error) bool {
	var c cancelled
	return errors.As(err, &c)
}

// failure is the error of the job as a whole.
func (j *job) failure(cause error) *plan.Error {
	if errors.Is(cause, context.Canceled) || errors.Is(cause, context.DeadlineExceeded) {
		cause = cancelled{cause}
	}
	return &plan.Error{Op: j.action, Action: j.action, Job: j.id, Stage: -1, Partition: -1, Pos: j.pos, Cause: cause}
}
