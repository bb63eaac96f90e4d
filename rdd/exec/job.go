package exec

import (
	"context"
	"errors"
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

	node    *plan.Node
	parts   []int
	work    func(part int, in plan.Stream) any
	results []any
	done    []bool // which results are there
	// known are the stages of the job, by the exchange that they fill; nil is for the last one.
	known map[*plan.Exchange]*stage
	// losses counts how often the output of a map task was found missing.
	losses map[loss]int
	rounds int // how often the stages were cut
	ledger ledger
}

// loss is the output of a map task.
type loss struct {
	exchange *plan.Exchange
	part     int
}

// runJob runs a job, without checkpoints after it.
func (e *Executor) runJob(action string, n *plan.Node, parts []int, fn func(part int, in plan.Stream) any) []any {
	pos := n.Graph.Check(action)
	if parts == nil {
		parts = all(n.Partitions)
	}
	ctx, cancel := context.WithCancelCause(e.ctx)
	defer cancel(nil)
	j := &job{exec: e, id: int(e.jobs.Add(1) - 1), action: action, pos: pos, ctx: ctx, cancel: cancel,
		node: n, parts: parts, work: fn, results: make([]any, len(parts)), done: make([]bool, len(parts)),
		known: map[*plan.Exchange]*stage{}, losses: map[loss]int{}}
	if err := e.register(j); err != nil {
		panic(j.failure(err))
	}
	defer e.unregister(j)
	defer j.ledger.close()
	if err := j.run(); err != nil {
		panic(err)
	}
	return j.results
}

// attempts is how often a task is tried before it counts as failed, as in Spark.
const attempts = 4

// retryable tells whether a task that failed with err, in that attempt and after it had failed with last, is tried once
// more. What was refused or cancelled is not, and neither is what fails in the same way twice: a function that divides
// by zero does so at every attempt, and whoever waits for the message should not wait four times as long. Two accidents
// look alike and mean nothing.
func retryable(last, err *plan.Error, attempt int) bool {
	var refusal *plan.Error
	var missing missingOutput
	switch {
	case attempt+1 >= attempts, isCancelled(err), errors.Is(err, errGoexit), errors.As(err, &missing), errors.As(err.Cause, &refusal):
		return false
	case last == nil, accidental(last), accidental(err):
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

// run runs the stages of the job. Where outputs of map tasks turn out to be missing, the stages are planned again around
// what is there, which are the map tasks whose outputs are missing and the tasks that have not ended.
func (j *job) run() *plan.Error {
	began := time.Now()
	stages := j.cut()
	start := event.JobStart{Job: j.id, Action: j.action, Pos: j.pos, Time: began}
	for _, s := range stages {
		start.Stages = append(start.Stages, s.info())
	}
	j.exec.emit(start)
	failed := j.stages(stages)
	for failed != nil && j.recoverable(failed) {
		failed = j.stages(j.cut())
	}
	end := event.JobEnd{Job: j.id, Duration: time.Since(began)}
	if failed != nil {
		end.Err = failed
	}
	j.exec.emit(end)
	return failed
}

// recoverable tells whether a failure is of a missing output that may be computed again. One that goes missing again
// and again is not.
func (j *job) recoverable(err *plan.Error) bool {
	var missing missingOutput
	if !errors.As(err, &missing) {
		return false
	}
	l := loss{missing.exchange, missing.part}
	j.losses[l]++
	return j.losses[l] <= attempts
}

// stages runs stages one after the other, until one fails.
func (j *job) stages(stages []*stage) *plan.Error {
	for _, s := range stages {
		var failed *plan.Error
		switch {
		case s.skipped:
		case s.exchange != nil:
			failed = j.fill(s)
		default:
			failed = j.stage(s, func(t *task) func() error {
				result := t.result(j.node, j.work)
				return func() error {
					j.results[t.index], j.done[t.index] = result, true
					return nil
				}
			})
		}
		if failed != nil {
			return failed
		}
	}
	return nil
}

// stage runs the tasks of s. What work answers is called once a task has succeeded, to make its result count. It returns
// when all have ended.
func (j *job) stage(s *stage, work func(t *task) func() error) *plan.Error {
	began := time.Now()
	j.exec.emit(event.StageStart{Job: j.id, Stage: s.id, Tasks: len(s.parts), Name: s.name, Attempt: s.attempt})
	s.attempt++
	failed := newRunner(j, s, work).run()
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
