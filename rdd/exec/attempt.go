package exec

import (
	"cmp"
	"slices"
	"sync"

	"lab/rdd/plan"
)

// ledger sees to it that what accumulators get in tasks counts once for each task of a job, however often the task was
// tried, and is merged in the order of partitions. A task that runs again in a job because its output was lost does not
// count again.
type ledger struct {
	mu sync.Mutex
	// won has the first attempt of each task that succeeded, until it is merged: then nil.
	won map[entry]*plan.Attempt
	// lost are attempts whose goroutines, where a function left some behind, must not add while the job runs.
	lost []*plan.Attempt
	// closed says that the job has ended.
	closed bool
}

// entry is a task of a job: the exchange that its stage fills, nil for the stage that computes the result, and the
// task's index in the stage.
type entry struct {
	exchange *plan.Exchange
	index    int
}

// begin begins an attempt of the task, on the calling goroutine.
func (t *task) begin() *plan.Attempt {
	return plan.Begin(t.ctx, plan.TaskContext{Job: t.job.id, Stage: t.stage.id, Partition: t.part, Attempt: t.attempt})
}

// end ends it, on the same goroutine.
func (t *task) end(a *plan.Attempt, err *plan.Error) {
	a.Leave()
	t.metrics.InputBytes = a.InputBytes()
	l := &t.job.ledger
	l.mu.Lock()
	defer l.mu.Unlock()
	e := entry{t.stage.exchange, t.index}
	if _, late := l.won[e]; late || err != nil {
		a.Drop()
		if l.closed {
			a.Forget()
			return
		}
		l.lost = append(l.lost, a)
		return
	}
	a.Keep()
	if l.won == nil {
		l.won = map[entry]*plan.Attempt{}
	}
	l.won[e] = a
}

// settle merges what accumulators got in the tasks of a stage that has ended. Those that succeeded count even when the
// stage has failed.
func (j *job) settle(s *stage) (failed *plan.Error) {
	l := &j.ledger
	l.mu.Lock()
	var ended []entry
	for e, a := range l.won {
		if e.exchange == s.exchange && a != nil {
			ended = append(ended, e)
		}
	}
	// A job may list partitions in any order, and one of them twice.
	slices.SortFunc(ended, func(a, b entry) int {
		return cmp.Or(cmp.Compare(l.won[a].Task().Partition, l.won[b].Task().Partition), cmp.Compare(a.index, b.index))
	})
	won := make([]*plan.Attempt, len(ended))
	for i, e := range ended {
		won[i], l.won[e] = l.won[e], nil
	}
	l.mu.Unlock()
	for _, a := range won {
		if err := j.merge(a); failed == nil {
			failed = err
		}
	}
	return failed
}

// merge answers the panic of an accumulator's function as an error.
func (j *job) merge(a *plan.Attempt) (failed *plan.Error) {
	defer func() {
		if v := recover(); v != nil {
			at := a.Task()
			failed = &plan.Error{Op: "Accumulator.Add", Action: j.action, Job: at.Job, Stage: at.Stage, Partition: at.Partition,
				Pos: plan.PanicSite(), Cause: plan.AsCause(v)}
		}
	}()
	a.Merge()
	return nil
}

// close lets go of the attempts that have failed.
func (l *ledger) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	for _, a := range l.lost {
		a.Forget()
	}
}
