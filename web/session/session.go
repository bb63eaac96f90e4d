// Package session owns an open notebook: its document, its kernel and the file it is saved to.
//
// One goroutine, the loop, holds all state of a session. Whatever happens (a request of a tab, a message of the kernel,
// a timer) reaches it as a function in its inbox, so operations have one order and nothing needs a lock. Changes of the
// document go through notebook.Apply alone; the loop carries out the effects and sends the operation to every tab.
//
// The loop never waits: running cells, checks, starting a kernel and writing the file happen in goroutines that put
// their outcome into the inbox. What may wait is the inbox's other side: a kernel that prints faster than the loop
// applies is slowed down, and a tab that reads too slowly loses its queue and gets the whole document again.
//
// A session lives on when its last tab closes, so a long run is there when the student comes back.
package session

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"time"

	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/notebook/history"
	"lab/web/wire"
)

// Runtime runs cells somewhere; package kernel's Kernel is one. What a Runtime abstracts is where cells run and how that
// place is kept alive, not how Go is executed. A cell that fails is no error of Execute; its reply says so. When the place
// dies, Execute ends with KernelDied and OnState hears restarting or dead.
type Runtime interface {
	Execute(ctx context.Context, content kwire.ExecuteRequestContent, on func(kwire.Message)) (kwire.ExecuteReplyContent, error)
	Complete(ctx context.Context, content kwire.CompleteRequestContent) (kwire.CompleteReplyContent, error)
	Inspect(ctx context.Context, content kwire.CompleteRequestContent) (kwire.InspectReplyContent, error)
	Help(ctx context.Context, content kwire.HelpRequestContent) (kwire.HelpReplyContent, error)
	Table(ctx context.Context, content kwire.TableRequestContent) (kwire.TableReplyContent, error)
	Interrupt(ctx context.Context) error
	Restart(ctx context.Context) error
	Close() error
}

// Launch tells a new Runtime what it is for.
type Launch struct {
	// Dir is the notebook's folder, where cells find their files.
	Dir string
	// OnState hears every change of state. It may block for as long as the session is busy.
	OnState func(kwire.StatusContent)
	// OnLate hears output of goroutines that outlived their cell.
	OnLate func(kwire.Message)
}

// Start starts a Runtime.
type Start func(ctx context.Context, l Launch) (Runtime, error)

// Checker checks an exercise with the checks that a student may see. An answer that falls short is no error.
type Checker interface {
	Check(ctx context.Context, doc notebook.Document, exerciseID string) (notebook.Check, error)
}

// Options of a session. Folder, Path and Start are needed.
type Options struct {
	Folder *notebook.Folder
	// Path of the notebook in Folder, with slashes.
	Path  string
	Start Start
	// History may be nil: then no versions are kept.
	History *history.Store
	// Checker may be nil: then checking is refused.
	Checker Checker
	// Lab is a lab as a student first sees it, to go back to; nil where there are no labs.
	Lab func(id string) (notebook.Document, error)
	// Limits of a run's outputs; zero means notebook.DefaultLimits.
	Limits notebook.Limits
	// Engine is what the page shows as the engine's name.
	Engine string
	Log    *slog.Logger
}

// How long things wait. They are the reader's patience, not settings.
const (
	outputDelay = 10 * time.Millisecond  // joins what a cell prints in quick succession
	tailDelay   = 250 * time.Millisecond // between updates of a long output's end
	saveDelay   = 500 * time.Millisecond // from the first unsaved change to the file
	askTimeout  = 10 * time.Second       // for completion and documentation
)

// serverAuthor is the author of operations that no tab asked for.
const serverAuthor = "server"

// ErrClosed says that the session was closed.
var ErrClosed = errors.New("the notebook was closed")

// Session is an open notebook. Its methods are safe for concurrent use.
type Session struct {
	opts   Options
	log    *slog.Logger
	ctx    context.Context // ends when the session closes
	cancel context.CancelFunc
	inbox  chan func()
	done   chan struct{}  // closed when the loop has ended
	work   sync.WaitGroup // goroutines that report to the inbox
	close  sync.Once

	// The rest belongs to the loop.

	doc     notebook.Document
	version int
	clients map[*Client]bool
	pages   map[string]*page // by the clients' ids
	joined  int              // counts clients

	kernel   Runtime // nil until one has started
	starting bool
	queue    []string
	run      *run // the cell that runs
	lastRun  *run // its predecessor, for late output
	// awaitRestart holds the queue back from a death until the kernel has said what follows.
	awaitRestart bool
	checks       map[string]context.CancelFunc // running checks by cell
	closing      bool
	ended        bool

	spools []keptText // what cells printed, oldest first

	flush, tail timer
	save        saver
}

// Open reads the notebook and starts its session. The kernel starts when the first tab joins.
func Open(o Options) (*Session, error) {
	doc, stamp, err := o.Folder.Load(o.Path)
	if err != nil {
		return nil, err
	}
	if o.Limits == (notebook.Limits{}) {
		o.Limits = notebook.DefaultLimits()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Session{
		opts: o, log: o.Log.With("notebook", o.Path),
		inbox: make(chan func(), 64), done: make(chan struct{}),
		doc: doc, clients: map[*Client]bool{}, pages: map[string]*page{}, checks: map[string]context.CancelFunc{},
		flush: newTimer(), tail: newTimer(),
		save: saver{timer: newTimer(), stamp: stamp},
	}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	go s.loop()
	return s, nil
}

// Path of the notebook in its folder.
func (s *Session) Path() string { return s.opts.Path }

func (s *Session) loop() {
	defer close(s.done)
	for !s.ended {
		select {
		case f := <-s.inbox:
			f()
		case <-s.flush.C:
			s.flush.fired()
			s.flushOutputs()
		case <-s.tail.C:
			s.tail.fired()
			s.showTail(false)
		case <-s.save.timer.C:
			s.save.timer.fired()
			s.saveFile(false)
		}
		s.runNext()
	}
}

// post puts f into the inbox, or reports that the session has ended.
func (s *Session) post(f func()) bool {
	select {
	case s.inbox <- f:
		return true
	case <-s.done:
		return false
	}
}

// ask runs f in the loop and waits for it.
func (s *Session) ask(ctx context.Context, f func()) error {
	ran := make(chan struct{})
	select {
	case s.inbox <- func() { f(); close(ran) }:
	case <-s.done:
		return ErrClosed
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	select {
	case <-ran:
		return nil
	case <-s.done:
		return ErrClosed
	}
}

// Document returns the document as it is now.
func (s *Session) Document(ctx context.Context) (notebook.Document, error) {
	var doc notebook.Document
	err := s.ask(ctx, func() { doc = s.doc })
	return doc, err
}

// apply changes the document and tells every tab. The version is for apply to fill in.
func (s *Session) apply(applied wire.Applied) error {
	after, effects, err := notebook.Apply(s.doc, applied.Op)
	if err != nil {
		return err
	}
	s.doc = after
	s.version++
	applied.Version = s.version
	s.broadcast(wire.Response{Applied: &applied})
	for _, e := range effects {
		s.perform(e)
	}
	return nil
}

// applyOwn applies an operation of the server's. It can fail only because an author was faster, for example by deleting the
// cell that runs; then there is nothing left to do.
func (s *Session) applyOwn(op notebook.Op) {
	if err := s.apply(wire.Applied{Author: serverAuthor, Op: op}); err != nil {
		s.log.Debug("operation overtaken", "error", err)
	}
}

func (s *Session) perform(e notebook.Effect) {
	switch e.Kind {
	case notebook.Persist:
		s.save.dirty = true
		s.save.timer.start(saveDelay)
	case notebook.Enqueue:
		s.queue = append(s.queue, e.Cell)
	case notebook.Dequeue:
		s.queue = slices.DeleteFunc(s.queue, func(id string) bool { return id == e.Cell })
	case notebook.EmptyQueue:
		s.queue = nil
	case notebook.StopRun:
		s.interruptKernel(nil)
	case notebook.RunNext: // the loop looks after every event
	}
}

// Close stops what runs, saves and ends the session. The error says what could not be saved.
func (s *Session) Close(ctx context.Context) error {
	s.close.Do(func() { s.post(s.beginClose) })
	select {
	case <-s.done:
		return s.save.lastError()
	case <-ctx.Done():
		return fmt.Errorf("closing notebook %s: %w", s.opts.Path, context.Cause(ctx))
	}
}

func (s *Session) beginClose() {
	s.closing = true
	s.emptyQueue()
	s.cancel()
	kernel := s.kernel
	go func() {
		if kernel != nil {
			if err := kernel.Close(); err != nil {
				s.log.Warn("closing the kernel", "error", err)
			}
		}
		s.work.Wait()
		s.post(s.endClose)
	}()
}

// endClose runs when nothing else is under way.
func (s *Session) endClose() {
	if s.save.dirty {
		stamp, err := s.opts.Folder.Save(s.opts.Path, s.doc, s.save.stamp)
		if err == nil {
			s.keepVersion(s.doc, history.Auto)
		}
		s.save.finish(stamp, err)
	}
	for _, k := range s.spools {
		k.spool.close()
	}
	for c := range s.clients {
		c.end()
	}
	s.ended = true
}

// goWork runs f outside the loop and then done inside it. The session's end waits for both.
func (s *Session) goWork(f func() (done func())) {
	s.work.Go(func() { s.post(f()) })
}

func (s *Session) dir() string {
	return filepath.Dir(filepath.Join(s.opts.Folder.Dir(), filepath.FromSlash(s.opts.Path)))
}

// timer is a time.Timer that knows whether it runs.
type timer struct {
	*time.Timer
	running bool
}

func newTimer() timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return timer{Timer: t}
}

// start lets the timer fire after d, unless it runs already.
func (t *timer) start(d time.Duration) {
	if !t.running {
		t.running = true
		t.Reset(d)
	}
}

func (t *timer) fired() { t.running = false }

func (t *timer) stop() {
	t.running = false
	t.Stop()
}
