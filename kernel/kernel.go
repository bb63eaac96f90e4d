// Package kernel runs Go cells in a process of their own and speaks to it.
//
// Students' code can panic in a goroutine, overflow the stack, take all memory or loop for ever in compiled code, and a
// Go program cannot contain any of these in itself. So a Kernel is a child process (package worker is its inside):
// requests travel to it as messages of the Jupyter model (package wire), and whatever happens to it ends as an
// ordinary reply that says in plain words what happened.
//
//	k, err := kernel.Start(ctx, kernel.Options{Dir: folder})
//	defer k.Close()
//	reply, err := k.Execute(ctx, wire.ExecuteRequestContent{Code: `1 + 1`, CellID: "a"}, func(m wire.Message) { … })
//
// A Kernel outlives its processes. When one dies, or does not react to an interrupt and is killed, the running request
// ends with KernelDied, a new process is started, and OnState tells why: values are forgotten, the Kernel goes on.
// One life of a process is the type life; everything that ends a life, wanted or not, takes the same way (watch).
//
// The connection is two pipes instead of a socket: the only two ends are ours, both directions close by themselves when a
// process dies, and the same code serves Windows.
package kernel

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"lab/kernel/wire"
)

// Options of a kernel. The zero value starts "lab kernel" in the present folder.
type Options struct {
	// Command starts the process; default: this executable with the argument "kernel".
	Command []string
	// Dir is the notebook's folder: cells read files relative to it. Default: the present folder.
	Dir string
	// DataDirs are further folders that cells may read, besides those in which package dataset finds data sets.
	DataDirs []string
	// Engine names the engine; empty is the default one.
	Engine string
	// MemoryLimit in bytes; 0 is DefaultMemoryLimit, negative is none.
	MemoryLimit int64
	// CPUSeconds bounds the processor time of one process, for grading; 0 does not.
	CPUSeconds int
	// OutputLimit is how many bytes of each stream a cell shows; 0 is the worker's default.
	OutputLimit int
	// OutputLive makes a cell that prints more than that go on showing the end of its text while it runs.
	OutputLive bool
	// Yields makes the process give way to others where processors are short: a page that a student types in, its server.
	Yields bool
	// RequireSandbox refuses to run without every isolation layer that the platform could offer.
	RequireSandbox bool
	// Env adds variables ("NAME=value") to the kernel's environment, which is otherwise nearly empty.
	Env []string
	// Grace is how long an interrupted cell may take to end; default 2 s.
	Grace time.Duration
	// StartTimeout is how long a new process may take to answer; default 20 s.
	StartTimeout time.Duration
	// OnState hears of every change of state, one call at a time. It must not call the kernel.
	OnState func(wire.StatusContent)
	// OnLate receives output of goroutines that outlived their cell; nil drops it.
	OnLate func(wire.Message)
	// Logger hears of deaths with the process's last words. Nil discards.
	Logger *slog.Logger
}

// ErrClosed says that the kernel was closed.
var ErrClosed = errors.New("the kernel is closed")

// Kernel runs cells. Its methods are safe for concurrent use; cells sent at the same time run one after another.
type Kernel struct {
	opts   Options
	log    *slog.Logger
	ctx    context.Context // ends with Close
	cancel context.CancelFunc
	tasks  sync.WaitGroup // watchers and restarts

	notifyMu sync.Mutex // one OnState call at a time

	mu       sync.Mutex
	life     *life         // nil while no process runs
	ready    chan struct{} // closed when the start under way has ended
	starting bool
	startErr error
	closed   bool
}

// Start starts a kernel and waits until it answers.
func Start(ctx context.Context, o Options) (*Kernel, error) {
	if len(o.Command) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("start a kernel: find the lab executable: %w", err)
		}
		o.Command = []string{self, "kernel"}
	}
	var err error
	if o.Dir, err = filepath.Abs(o.Dir); err != nil { // empty is the present folder
		return nil, fmt.Errorf("start a kernel: %w", err)
	}
	if o.DataDirs, err = readable(o.DataDirs); err != nil {
		return nil, fmt.Errorf("start a kernel: %w", err)
	}
	if o.Grace <= 0 {
		o.Grace = 2 * time.Second
	}
	if o.StartTimeout <= 0 {
		o.StartTimeout = 20 * time.Second
	}
	if o.MemoryLimit == 0 {
		o.MemoryLimit = DefaultMemoryLimit()
	}
	k := &Kernel{opts: o, log: o.Logger}
	if k.log == nil {
		k.log = slog.New(slog.DiscardHandler)
	}
	k.ctx, k.cancel = context.WithCancel(context.Background())
	if _, err := k.alive(ctx); err != nil {
		return nil, errors.Join(err, k.Close())
	}
	return k, nil
}

// alive returns the life of the running process. It starts one where there is none and waits for a start under way.
func (k *Kernel) alive(ctx context.Context) (*life, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for waited := false; ; waited = true {
		switch {
		case k.closed:
			return nil, ErrClosed
		case k.life != nil:
			return k.life, nil
		case k.starting:
		case waited:
			return nil, k.startErr
		default:
			k.expectStart()
			k.tasks.Go(k.start)
		}
		ready := k.ready
		k.mu.Unlock()
		var err error
		select {
		case <-ready:
		case <-ctx.Done():
			err = fmt.Errorf("wait for the kernel: %w", context.Cause(ctx))
		}
		k.mu.Lock()
		if err != nil {
			return nil, err
		}
	}
}

// expectStart makes callers wait for the start that follows. The caller holds mu.
func (k *Kernel) expectStart() {
	k.starting = true
	k.ready = make(chan struct{})
}

// start starts a process, and with it the watch over its life.
func (k *Kernel) start() {
	k.notify(wire.Starting, "")
	l, err := k.launch(k.ctx)
	k.mu.Lock()
	k.life, k.startErr, k.starting = l, err, false
	closed := k.closed
	close(k.ready)
	k.mu.Unlock()
	switch {
	case err == nil:
		if closed {
			l.kill("The kernel was closed.")
		} else {
			k.notify(wire.Idle, "")
		}
		k.tasks.Go(func() { k.watch(l) })
	case !closed:
		k.notify(wire.Dead, err.Error())
	}
}

// watch waits for the end of a life and starts the next one. Every end passes here: crash, kill and restart.
func (k *Kernel) watch(l *life) {
	<-l.ended
	if k.bury(l) {
		k.log.Warn("kernel process ended", "reason", l.reason, "last words", l.crash.String())
		k.notify(wire.Restarting, l.reason)
		k.start()
	}
}

// bury makes new requests wait for the next life, and reports whether there shall be one. A life calls it before it answers
// what it leaves open, so that who hears of its death and asks again is not sent back to it.
func (k *Kernel) bury(l *life) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.life == l {
		k.life = nil
		if !k.closed {
			k.expectStart()
		}
	}
	return !k.closed
}

// Execute runs a cell and returns its reply when everything that it printed and showed has been passed to on, which may be nil.
// A cell that fails is no error here: the reply says so. If ctx ends, the cell is interrupted, and the error is
// ctx's. Calls of on come one at a time and must not call the kernel.
func (k *Kernel) Execute(ctx context.Context, content wire.ExecuteRequestContent, on func(wire.Message)) (wire.ExecuteReplyContent, error) {
	var none wire.ExecuteReplyContent
	l, c, err := k.request(ctx, wire.ExecuteRequest, content, on)
	if err != nil {
		return none, fmt.Errorf("run a cell: %w", err)
	}
	var ended error
	select {
	case <-c.done:
	case <-ctx.Done():
		ended = context.Cause(ctx)
		k.stop(l, c)
	}
	reply, err := wire.Decode[wire.ExecuteReplyContent](c.reply)
	if err != nil {
		return none, fmt.Errorf("run a cell: %w", err)
	}
	return reply, ended
}

// Interrupt stops the running cell: first its context is cancelled; a process that has not ended the cell within
// Options.Grace is killed and started anew. It returns when the cell has ended; with no cell running it does nothing.
func (k *Kernel) Interrupt(ctx context.Context) error {
	k.mu.Lock()
	l, closed := k.life, k.closed
	k.mu.Unlock()
	if closed {
		return ErrClosed
	}
	if l == nil {
		return nil // nothing can be running
	}
	c := l.oldestCell()
	if c == nil {
		return nil
	}
	stopped := make(chan struct{})
	go func() { k.stop(l, c); close(stopped) }()
	select {
	case <-stopped:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("interrupt the kernel: %w", context.Cause(ctx))
	}
}

// stop interrupts and returns when c has ended, which it enforces.
func (k *Kernel) stop(l *life, c *call) {
	grace := time.NewTimer(k.opts.Grace)
	defer grace.Stop()
	which := wire.InterruptRequestContent{Request: c.request.Header.ID}
	if _, err := l.request(wire.Control, wire.InterruptRequest, which, nil); err != nil && !errors.Is(err, errOver) {
		k.log.Warn("interrupt not sent", "error", err)
	}
	select {
	case <-c.done:
		return
	case <-grace.C:
	}
	l.kill(fmt.Sprintf("The cell did not stop within %v of being interrupted, so its kernel was ended and a new one started. "+
		"Variables of earlier cells are gone: run those cells again.", k.opts.Grace))
	<-c.done
}

// Restart ends the process and starts a new one; all values are forgotten. It returns when the new one answers.
func (k *Kernel) Restart(ctx context.Context) error {
	k.mu.Lock()
	l := k.life
	k.mu.Unlock()
	if l != nil {
		l.kill("The kernel was restarted.")
		select {
		case <-l.ended:
		case <-ctx.Done():
			return fmt.Errorf("restart the kernel: %w", context.Cause(ctx))
		}
	}
	if _, err := k.alive(ctx); err != nil {
		return fmt.Errorf("restart the kernel: %w", err)
	}
	return nil
}

// Complete proposes completions; it answers also while a cell runs.
func (k *Kernel) Complete(ctx context.Context, content wire.CompleteRequestContent) (wire.CompleteReplyContent, error) {
	return ask[wire.CompleteReplyContent](ctx, k, wire.CompleteRequest, content)
}

// Inspect documents the name at the cursor; it answers also while a cell runs.
func (k *Kernel) Inspect(ctx context.Context, content wire.CompleteRequestContent) (wire.InspectReplyContent, error) {
	return ask[wire.InspectReplyContent](ctx, k, wire.InspectRequest, content)
}

// Help answers what a writer of cells asks besides; it answers also while a cell runs.
func (k *Kernel) Help(ctx context.Context, content wire.HelpRequestContent) (wire.HelpReplyContent, error) {
	return ask[wire.HelpReplyContent](ctx, k, wire.HelpRequest, content)
}

// Table returns a window of a table that the kernel keeps; it answers also while a cell runs.
func (k *Kernel) Table(ctx context.Context, content wire.TableRequestContent) (wire.TableReplyContent, error) {
	return ask[wire.TableReplyContent](ctx, k, wire.TableRequest, content)
}

// Info tells which kernel runs and how it is isolated.
func (k *Kernel) Info(ctx context.Context) (wire.KernelInfoContent, error) {
	return ask[wire.KernelInfoContent](ctx, k, wire.KernelInfoRequest, struct{}{})
}

// ask sends a request that does not wait for cells and decodes its reply.
func ask[R any](ctx context.Context, k *Kernel, t wire.Type, content any) (R, error) {
	l, c, err := k.request(ctx, t, content, nil)
	if err != nil {
		var none R
		return none, fmt.Errorf("%s: %w", t, err)
	}
	return await[R](ctx, l, c)
}

// request sends a request to the living process. One that ends in between has not seen it, so the next one gets it.
func (k *Kernel) request(ctx context.Context, t wire.Type, content any, on func(wire.Message)) (*life, *call, error) {
	for {
		l, err := k.alive(ctx)
		if err != nil {
			return nil, nil, err
		}
		c, err := l.request(wire.Shell, t, content, on)
		if !errors.Is(err, errOver) {
			return l, c, err
		}
	}
}

// Close kills the process, waits for its end and removes what it left. Running requests end with KernelDied.
func (k *Kernel) Close() error {
	k.mu.Lock()
	k.closed = true
	l := k.life
	k.mu.Unlock()
	k.cancel()
	if l != nil {
		l.kill("The kernel was closed.")
		<-l.ended
	}
	k.tasks.Wait()
	return nil
}

func (k *Kernel) notify(state wire.ExecutionState, reason string) {
	if k.opts.OnState == nil {
		return
	}
	k.notifyMu.Lock()
	defer k.notifyMu.Unlock()
	k.opts.OnState(wire.StatusContent{State: state, Reason: reason})
}
