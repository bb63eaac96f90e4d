// Package exec runs plans in this process, on its cores.
//
// An action's job is cut into stages where a node needs all partitions of its parent (an exchange). Each stage is as
// many tasks as it has partitions, and a task pushes one partition's batches through the whole chain of narrow
// operations in one go: nothing is stored between them. At most as many tasks run at a time as the executor has
// cores, over all jobs.
//
// # What is kept
//
// What a map stage leaves behind (see output) is kept for as long as the plan that wrote it is reachable, so a later job
// over the same nodes skips those stages. Partitions of nodes with a storage level are kept until Unpersist (see
// partitions). Both are in memory within a budget, or on disk, and hang on weak pointers to the plan: a plan that the
// garbage collector frees takes its data along.
//
// # Memory
//
// The budget is for what is kept and for what running tasks hold: tables of aggregations and joins, elements to be
// sorted, elements to be sent to other stages. A task that needs more than its share writes to disk: sorted runs that are
// merged (see sorter), or piles by key that are worked on one after the other (see piles).
//
// # Lost data
//
// What was kept and cannot be read any more is computed again from its lineage. A kept partition is computed by the task
// that misses it. A task that misses what a map task left says so (missingOutput), and its stage goes on with the other
// tasks; then those map tasks that are missing run again, and after them the tasks that are left.
//
// Config.Faults makes all of that happen on purpose (see package chaos). Its hooks are where tasks begin, push batches and
// spill, and where partitions and outputs are kept.
//
// # Checkpoints
//
// When a job has succeeded, checkpoints are made of the nodes behind it that were marked for one (see checkpoint), each by
// a job of its own, and its action returns when they are there. From then on the lineage ends at them. What jobs that run
// at that time have planned before, they may compute in vain; what they read is there all the same.
//
// # Same result always
//
// Blocks are read in the order of the map partitions that wrote them and tables give elements in the order in which
// their keys came first, so a result depends on the data and the numbers of partitions only, never on cores or
// timing.
//
// # Failure and cancelling
//
// A task that fails is tried again (see retryable). The first one that fails for good cancels its job, and the action
// panics with what happened once every task of the job has ended. Cancelling the executor's context does the same.
// Tasks look at the context between batches; batches grow from one element to plan.BatchSize only while they are quick,
// so a slow function is stopped after few calls.
package exec

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"

	"lab/rdd/event"
	"lab/rdd/plan"
	"lab/rdd/spill"
)

// ErrClosed is the cause of errors of a closed context.
var ErrClosed = errors.New("the context is closed; make a new one with NewContext")

// Config says how an executor works. The zero value is usable.
type Config struct {
	// Cores is the number of tasks that run at a time; 0 stands for all cores of the machine.
	Cores int
	// Memory is the budget in bytes; 0 stands for DefaultMemory.
	Memory int64
	// SpillDir is the folder for partitions on disk; empty stands for the system's folder for temporary files.
	SpillDir string
	// Speculate has slow tasks run a second time beside the first (see runner).
	Speculate bool
	// Listeners receive events in order.
	Listeners []event.Listener
	// Context, where not nil, cancels jobs when it ends.
	Context context.Context
	// Faults, where not nil, makes things go wrong.
	Faults Faults
}

// Executor runs jobs in this process. It is safe for concurrent use.
type Executor struct {
	cores     int
	speculate bool
	slots     chan struct{}
	ctx       context.Context
	cancel    context.CancelCauseFunc

	jobs, stages atomic.Int64

	mu      sync.Mutex // guards closed and running
	closed  bool
	running map[*job]context.CancelCauseFunc
	active  sync.WaitGroup

	events    sync.Mutex // held while listeners are called
	listeners []event.Listener
	broken    sync.Once // logs the first panic of a listener

	checkpointing chan struct{} // has something in it while checkpoints are made

	budget   *budget
	volumes  *volumes
	faults   *faultBox
	cache    *store[plan.Node, *partitions]
	shuffles *store[plan.Exchange, *shuffle]
}

var _ plan.Executor = (*Executor)(nil)

// New makes an executor.
func New(cfg Config) *Executor {
	around := surroundings.Load()
	if around != nil {
		cfg = around.Configure(cfg)
	}
	if cfg.Cores <= 0 {
		cfg.Cores = runtime.GOMAXPROCS(0)
	}
	if cfg.Context == nil {
		cfg.Context = context.Background()
	}
	if cfg.Memory <= 0 {
		cfg.Memory = DefaultMemory()
	}
	ctx, cancel := context.WithCancelCause(cfg.Context)
	e := &Executor{
		cores: cfg.Cores, speculate: cfg.Speculate, slots: make(chan struct{}, cfg.Cores), ctx: ctx, cancel: cancel,
		checkpointing: make(chan struct{}, 1), running: map[*job]context.CancelCauseFunc{}, listeners: cfg.Listeners,
		budget: newBudget(cfg.Memory, cfg.Cores), volumes: &volumes{dir: spill.NewDir(cfg.SpillDir)}, faults: newFaultBox(cfg.Faults),
	}
	e.shuffles = newStore[plan.Exchange](e.newShuffle)
	e.shuffles.free = (*shuffle).free
	e.cache = newStore[plan.Node](e.newPartitions)
	e.cache.free = (*partitions).drop
	if around != nil {
		around.Made(e)
	}
	return e
}

// Memory is the budget in bytes.
func (e *Executor) Memory() int64 { return e.budget.bytes }

// Cores is the number of tasks that run at a time.
func (e *Executor) Cores() int { return e.cores }

// Alive answers ErrClosed after Close.
func (e *Executor) Alive() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	return nil
}

// Close cancels running jobs, waits for their tasks to end, and drops all that was kept. A task cannot wait for
// itself, so from within one it is refused.
func (e *Executor) Close() error {
	if plan.InTask() {
		plan.Fail("Close", "the context is closed by a function that one of its jobs runs; close it when the action has returned, "+
			"or stop the jobs with CancelAllJobs")
	}
	e.mu.Lock()
	e.closed = true
	e.mu.Unlock()
	e.cancel(ErrClosed)
	e.active.Wait()
	e.cache.clear()
	e.shuffles.clear()
	return e.volumes.dir.Close()
}

// Cancel cancels the jobs that run now, with the given cause. Later jobs are not affected.
func (e *Executor) Cancel(cause error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, cancel := range e.running {
		cancel(cause)
	}
}

// Unpersist drops the kept partitions of n.
func (e *Executor) Unpersist(n *plan.Node) { e.cache.drop(n) }

// Stored tells what is kept of n now.
func (e *Executor) Stored(n *plan.Node) plan.Stored {
	if p, ok := e.cache.peek(n); ok {
		return p.storage()
	}
	return plan.Stored{}
}

// emit hands an event to every listener. Holding the lock meanwhile is what keeps the order.
func (e *Executor) emit(ev event.Event) {
	if len(e.listeners) == 0 {
		return
	}
	e.events.Lock()
	defer e.events.Unlock()
	for _, l := range e.listeners {
		e.notify(l, ev)
	}
}

// notify survives a listener's panic: a broken progress bar must not take the computation down.
func (e *Executor) notify(l event.Listener, ev event.Event) {
	defer func() {
		if v := recover(); v != nil {
			e.broken.Do(func() {
				slog.Error("rdd: a listener panicked; further panics of listeners are not logged", "event", fmt.Sprintf("%T", ev), "panic", v)
			})
		}
	}()
	l(ev)
}
