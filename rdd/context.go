package rdd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"lab/rdd/event"
	"lab/rdd/exec"
	"lab/rdd/plan"
)

// Context is where RDDs are made and jobs run. It is safe for concurrent use: jobs that are started from several
// goroutines run side by side and share the cores. Close it when done.
type Context struct {
	graph      *plan.Graph
	exec       *exec.Executor
	partitions int
	cfg        config
	closeLog   func() error // ends what WithEventLog began; not nil

	checkpointDir atomic.Pointer[string] // nil when there is none
}

type config struct {
	cores, partitions int
	memory            int64
	spillDir          string
	speculate         bool
	checkpointDir     string
	listeners         []event.Listener
	logs              bool
	logPath           string
	ctx               context.Context
	faults            exec.Faults
	site              func() string
}

// Option sets up a Context.
type Option func(*config)

// WithCores sets how many tasks run at a time; the default is every core of the machine.
func WithCores(n int) Option { return func(c *config) { c.cores = n } }

// WithPartitions sets how many partitions Parallelize, Range and TextFile make when the call does not say; the
// default is the number of cores. Set it where a result must be the same on every machine, down to the rounding of a
// floating-point sum: the order of additions depends on the partitions.
func WithPartitions(n int) Option { return func(c *config) { c.partitions = n } }

// WithMemory sets how many bytes of memory the context may take, by estimate; the default is a quarter of the memory that
// the program may use. It is for kept partitions, for what shuffles leave to later stages and jobs, and for what running
// tasks gather: tables of aggregations and joins, elements to be sorted. What does not fit is written to disk (see
// WithSpillDir) and read back, so data may be far larger than the budget. About a third of it holds data; the rest is for
// garbage that has not been collected. Results of actions, and what a function keeps for itself, come on top.
func WithMemory(bytes int64) Option { return func(c *config) { c.memory = bytes } }

// WithSpillDir sets the folder for what is kept on disk or does not fit into memory; the default is the system's folder for temporary
// files. The files are gone when the context is closed or the program ends.
func WithSpillDir(dir string) Option { return func(c *config) { c.spillDir = dir } }

// WithSpeculation has a task that takes far longer than the others of its stage run a second time, on a core that has
// nothing else to do; what ends first counts. It helps where a task is slow by bad luck, such as a slow disk, not where it
// has more to do than others. Functions with effects outside of their RDD may take effect twice.
func WithSpeculation() Option { return func(c *config) { c.speculate = true } }

// WithListener has every event of jobs, stages and tasks delivered to l, in order. It may be given several times.
func WithListener(l event.Listener) Option {
	return func(c *config) { c.listeners = append(c.listeners, l) }
}

// WithEventLog has every event written to a file, as package event's Log describes; event.ReadLog reads it, also when the
// program crashed. NewContext makes the file anew, so each context needs one of its own. A job's events are there when its
// action returns, all events when the context is closed; Close tells when they could not be written. Given several times,
// the last path counts.
func WithEventLog(path string) Option {
	return func(c *config) { c.logs, c.logPath = true, path }
}

// WithContext has jobs cancelled when ctx ends: the running actions panic with an *Error whose cause is ctx's, and so
// does every later one.
func WithContext(ctx context.Context) Option { return func(c *config) { c.ctx = ctx } }

// WithFaults has things go wrong as f says, so that one can watch how jobs survive it: tasks are killed and delayed, kept
// partitions and shuffle outputs lost, files damaged. Package chaos has an injector.
func WithFaults(f exec.Faults) Option { return func(c *config) { c.faults = f } }

// SetFaults is WithFaults for a context that is there already, such as the sc of a notebook: from now on things go wrong as f
// says, also in jobs that run. With nil nothing goes wrong on purpose any more; what is lost already stays lost until it is
// needed and computed again.
func (c *Context) SetFaults(f exec.Faults) { c.exec.SetFaults(f) }

// WithCallSite has site asked for the position ("file:line") of the call that the user's code is making, whenever an
// operation or action is called. An interpreter uses it, whose users' lines the Go stack does not show; an empty
// answer falls back to the stack.
func WithCallSite(site func() string) Option { return func(c *config) { c.site = site } }

// NewContext makes a context. It panics with an *Error when an option makes no sense, or the event log cannot be made.
func NewContext(opts ...Option) *Context {
	cfg := config{cores: runtime.GOMAXPROCS(0)}
	for _, o := range opts {
		o(&cfg)
	}
	switch {
	case cfg.cores < 1:
		plan.Fail("NewContext", "WithCores(%d): give 1 or more", cfg.cores)
	case cfg.partitions < 0:
		plan.Fail("NewContext", "WithPartitions(%d): give 1 or more", cfg.partitions)
	case cfg.memory < 0:
		plan.Fail("NewContext", "WithMemory(%d): give a number of bytes, 0 for the default", cfg.memory)
	}
	if cfg.partitions == 0 {
		cfg.partitions = cfg.cores
	}
	c := &Context{partitions: cfg.partitions, cfg: cfg}
	if cfg.checkpointDir != "" {
		c.setCheckpointDir("NewContext", cfg.checkpointDir)
	}
	c.closeLog = func() error { return nil }
	if cfg.logs {
		var listen event.Listener
		listen, c.closeLog = openLog(cfg.logPath)
		// It comes first: when other listeners hear of a job's end, the file has all of the job.
		cfg.listeners = append([]event.Listener{listen}, cfg.listeners...)
	}
	c.exec = exec.New(exec.Config{Cores: cfg.cores, Memory: cfg.memory, SpillDir: cfg.spillDir, Speculate: cfg.speculate,
		Listeners: cfg.listeners, Context: cfg.ctx, Faults: cfg.faults})
	c.graph = plan.NewGraph(cfg.site, c.exec.Alive)
	return c
}

// openLog makes the file of WithEventLog.
func openLog(path string) (listen event.Listener, end func() error) {
	f, err := os.Create(path)
	if err != nil {
		plan.Fail("NewContext", "WithEventLog(%q): cannot make the file; give the path of a file in a folder that is there and that may be written to: %w", path, err)
	}
	log := event.NewLog(f)
	return log.Listen, sync.OnceValue(func() error {
		if err := errors.Join(log.Flush(), f.Close()); err != nil {
			return fmt.Errorf("rdd: the event log %s is not complete; make room there, or give WithEventLog another path: %w", path, err)
		}
		return nil
	})
}

// Close cancels running jobs, waits for their tasks to end and drops everything kept. Afterwards every operation and
// action on the context or its RDDs panics with an *Error. Closing twice is fine. The error is about files that could
// not be removed, or an event log that could not be written.
func (c *Context) Close() error { return errors.Join(c.exec.Close(), c.closeLog()) }

// CancelAllJobs cancels the jobs that run now; their actions panic with an *Error. Later jobs run as usual.
func (c *Context) CancelAllJobs() {
	c.exec.Cancel(fmt.Errorf("the job was cancelled by CancelAllJobs: %w", context.Canceled))
}

// Cores is how many tasks run at a time.
func (c *Context) Cores() int { return c.exec.Cores() }

// DefaultPartitions is the number of partitions when a call does not say.
func (c *Context) DefaultPartitions() int { return c.partitions }

// Memory is how many bytes of memory the context may take; see WithMemory.
func (c *Context) Memory() int64 { return c.exec.Memory() }

// SpillDir is what WithSpillDir said.
func (c *Context) SpillDir() string { return c.cfg.spillDir }

// String describes the context.
func (c *Context) String() string {
	state := ""
	if errors.Is(c.exec.Alive(), exec.ErrClosed) {
		state = ", closed"
	}
	return fmt.Sprintf("rdd.Context(%d cores, %d partitions by default%s)", c.Cores(), c.partitions, state)
}

// Graph is the plan under construction. It is for libraries that add operations of their own.
func (c *Context) Graph() *plan.Graph { return c.graph }

// Executor runs the context's plans. It is for libraries that add actions of their own.
func (c *Context) Executor() plan.Executor { return c.exec }
