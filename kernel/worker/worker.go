// Package worker is the kernel process: it reads messages from its parent, runs cells one after another and sends
// back what they print, show and return.
//
// Three rules shape it. Shell requests run in the order in which they come, because a cell may use what the one
// before it declared. Control requests, completion and inspection never wait for a running cell: a student asks for
// help exactly while something runs. And the parent decides about life and death: a cell that does not react to its
// cancelled context goes on, until the parent kills the process. So nothing here tries to be clever about
// runaway code; the only duty is to stay readable and bounded while it happens (see console.go).
//
// The process is also the trust boundary. Main (main.go) closes the sandbox (package sandbox) before it reads the first
// message.
package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"

	"lab/kernel/table"
	"lab/kernel/wire"
)

// Options of Run.
type Options struct {
	// Session is the id that the kernel's messages carry for its whole life.
	Session string
	// Language checks and runs cells.
	Language Language
	// Console captures what cells print; nil captures nothing.
	Console *Console
	// Screen sends what cells show; nil makes one.
	Screen *Screen
	// Tables keeps what cells show of large values; nil makes one.
	Tables *table.Store
	// Info answers kernel_info_request.
	Info wire.KernelInfoContent
	// Logger hears of messages that cannot be handled. Nil discards.
	Logger *slog.Logger
}

// Worker answers a parent's messages.
type Worker struct {
	conn   *wire.Conn
	opts   Options
	log    *slog.Logger
	screen *Screen
	// cause is the header of the newest cell, the parent of what is printed and shown, also by goroutines that
	// outlive it.
	cause atomic.Pointer[wire.Header]
	// count numbers the cells that ran; only the shell goroutine uses it.
	count int

	mu      sync.Mutex
	queue   []*request // waiting shell requests
	running *request
	closed  bool
	wake    chan struct{} // holds one token while the queue may have work
}

// request is a shell request with the context that an interrupt ends. It exists from the moment that the message
// arrives, so an interrupt that overtakes the start of its cell is not lost.
type request struct {
	message wire.Message
	ctx     context.Context
	cancel  context.CancelFunc
}

// errShutdown ends the read loop after a shutdown_request.
var errShutdown = errors.New("shutdown requested")

// New prepares a worker that speaks over conn.
func New(conn *wire.Conn, o Options) *Worker {
	w := &Worker{conn: conn, opts: o, log: o.Logger, wake: make(chan struct{}, 1)}
	if w.log == nil {
		w.log = slog.New(slog.DiscardHandler)
	}
	w.screen = o.Screen
	if w.screen == nil {
		w.screen = NewScreen()
	}
	w.screen.attach(w)
	if w.opts.Tables == nil {
		w.opts.Tables = table.NewStore(0)
	}
	if o.Console != nil {
		o.Console.start(w.print)
	}
	return w
}

// Run answers messages until the parent closes the connection, asks for shutdown, or ctx ends. It returns without
// waiting for a running cell: the caller is about to end the process, which is what ends the cell.
func (w *Worker) Run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w.publish(nil, wire.Status, wire.StatusContent{State: wire.Starting})
	go w.serveShell(ctx)
	defer w.closeQueue()
	failed := make(chan error, 1)
	go func() { failed <- w.read(ctx) }()
	select {
	case err := <-failed:
		if errors.Is(err, io.EOF) || errors.Is(err, errShutdown) {
			return nil
		}
		return fmt.Errorf("kernel: read from its parent: %w", err)
	case <-ctx.Done():
		return nil
	}
}

// read takes messages off the connection. It never blocks on a cell.
func (w *Worker) read(ctx context.Context) error {
	for {
		m, err := w.conn.Read()
		if err != nil {
			return err
		}
		switch m.Header.Type {
		case wire.InterruptRequest:
			w.bracket(m, func() {
				w.interrupt(m)
				w.reply(m, wire.InterruptReply, map[string]any{"status": wire.OK})
			})
		case wire.ShutdownRequest:
			w.reply(m, wire.ShutdownReply, map[string]any{"status": wire.OK, "restart": false})
			return errShutdown
		case wire.CompleteRequest:
			go w.bracket(m, func() { w.complete(m) })
		case wire.InspectRequest:
			go w.bracket(m, func() { w.inspect(m) })
		case wire.HelpRequest:
			go w.bracket(m, func() { w.explore(m) })
		case wire.TableRequest:
			go w.bracket(m, func() { w.rows(m) })
		case wire.KernelInfoRequest:
			w.bracket(m, func() { w.reply(m, wire.KernelInfoReply, w.opts.Info) })
		case wire.ExecuteRequest:
			w.enqueue(ctx, m)
		default:
			// the protocol asks to tolerate types that one does not know
			w.log.Debug("message ignored", "type", m.Header.Type)
		}
	}
}

func (w *Worker) enqueue(ctx context.Context, m wire.Message) {
	r := &request{message: m}
	r.ctx, r.cancel = context.WithCancel(ctx)
	w.mu.Lock()
	w.queue = append(w.queue, r)
	w.mu.Unlock()
	w.signal()
}

func (w *Worker) signal() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// serveShell runs shell requests one after another.
func (w *Worker) serveShell(ctx context.Context) {
	for {
		r := w.next()
		if r == nil {
			select {
			case <-w.wake:
				continue
			case <-ctx.Done():
				return
			}
		}
		var behind []*request
		w.bracket(r.message, func() { behind = w.execute(r) })
		r.cancel()
		w.mu.Lock()
		w.running = nil
		w.mu.Unlock()
		w.abort(behind)
	}
}

// next takes the oldest request off the queue and makes it the running one.
func (w *Worker) next() *request {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.queue) == 0 || w.closed {
		return nil
	}
	r := w.queue[0]
	w.queue = w.queue[1:]
	w.running = r
	return r
}

// takeQueue empties the queue and returns what waited in it.
func (w *Worker) takeQueue() []*request {
	w.mu.Lock()
	defer w.mu.Unlock()
	waiting := w.queue
	w.queue = nil
	return waiting
}

// abort answers the requests behind a failed one with status aborted, as stop_on_error asks.
func (w *Worker) abort(behind []*request) {
	for _, r := range behind {
		r.cancel()
		w.bracket(r.message, func() {
			w.reply(r.message, wire.ExecuteReply, wire.ExecuteReplyContent{Status: wire.Aborted})
		})
	}
}

// interrupt cancels the running cell, or the cell that the message names. A cell that still waits is answered at
// once: it must not be taken for one that does not react.
func (w *Worker) interrupt(m wire.Message) {
	which, err := wire.Decode[wire.InterruptRequestContent](m)
	if err != nil {
		w.log.Warn("interrupt without valid content taken for the running cell", "error", err)
	}
	w.mu.Lock()
	running, waiting := w.running, (*request)(nil)
	for i, r := range w.queue {
		if r.message.Header.ID == which.Request || which.Request == "" && running == nil {
			waiting = r
			w.queue = append(w.queue[:i:i], w.queue[i+1:]...)
			break
		}
	}
	w.mu.Unlock()
	switch {
	case waiting != nil:
		waiting.cancel()
		w.bracket(waiting.message, func() {
			failure := explain(context.Canceled)
			w.publish(&waiting.message.Header, wire.Error, failure)
			w.reply(waiting.message, wire.ExecuteReply, wire.ExecuteReplyContent{Status: wire.Failed, ErrorContent: failure})
		})
	case running != nil && (which.Request == "" || running.message.Header.ID == which.Request):
		running.cancel()
	}
}

func (w *Worker) closeQueue() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	w.queue = nil
}

// bracket sends busy and idle around the handling of a request.
func (w *Worker) bracket(m wire.Message, handle func()) {
	w.publish(&m.Header, wire.Status, wire.StatusContent{State: wire.Busy})
	handle()
	w.publish(&m.Header, wire.Status, wire.StatusContent{State: wire.Idle})
}

// publish sends an iopub message.
func (w *Worker) publish(parent *wire.Header, t wire.Type, content any) {
	w.send(wire.IOPub, parent, t, content)
}

// reply answers a request on the channel on which it came.
func (w *Worker) reply(m wire.Message, t wire.Type, content any) {
	w.send(m.Channel, &m.Header, t, content)
}

func (w *Worker) send(ch wire.Channel, parent *wire.Header, t wire.Type, content any) {
	m, err := wire.New(ch, w.opts.Session, t, parent, content)
	if err == nil {
		err = w.conn.Write(m)
	}
	if err != nil {
		// A broken connection also ends the read loop, which ends the process: nothing to repair here.
		w.log.Warn("message not sent", "type", t, "error", err)
	}
}

// print sends a piece of what the newest cell prints.
func (w *Worker) print(name wire.StreamName, text string) {
	w.publish(w.cause.Load(), wire.Stream, wire.StreamContent{Name: name, Text: text})
}
