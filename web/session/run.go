package session

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	kwire "lab/kernel/wire"
	"lab/notebook"
)

// run is one run of a cell.
type run struct {
	cell    string
	started time.Time
	limiter *notebook.Limiter
	spool   *spool // all that it prints
	pending []held // outputs that wait to be joined
	size    int    // of the printed text among them
	// diagnostics and failed come with the error message.
	diagnostics []notebook.Diagnostic
	failed      bool
	// died: the kernel has said that it starts anew while this ran.
	died bool
}

// held is an operation that waits. more is printed text that follows its own; joining strings one by one would copy them
// over and over.
type held struct {
	notebook.Op
	more *strings.Builder
}

// maxPending is how much printed text waits for the timer.
const maxPending = 256 << 10

// runNext starts the next cell of the queue, if the kernel is free for it.
func (s *Session) runNext() {
	if s.run != nil || len(s.queue) == 0 || s.awaitRestart || s.closing {
		return
	}
	if s.kernel == nil {
		s.startKernel()
		return
	}
	id := s.queue[0]
	s.queue = s.queue[1:]
	cell, _ := s.doc.Cell(id)
	s.applyOwn(notebook.Op{Kind: notebook.SetStatus, Cell: id, Status: notebook.Evaluating})
	s.joined++
	r := &run{cell: id, started: time.Now(), limiter: notebook.NewLimiter(id, fmt.Sprintf("tail-%d-%s", s.joined, id), s.opts.Limits), spool: s.startSpool(id)}
	s.run = r
	kernel := s.kernel
	s.goWork(func() func() {
		content := kwire.ExecuteRequestContent{Code: cell.Source, CellID: id, StoreHistory: true, StopOnError: true}
		reply, err := kernel.Execute(s.ctx, content, func(m kwire.Message) {
			s.post(func() { s.kernelSaid(r, m) })
		})
		return func() { s.finishRun(r, reply, err) }
	})
}

// kernelSaid takes a message of the kernel about a run.
func (s *Session) kernelSaid(r *run, m kwire.Message) {
	op, err := r.read(m)
	if err != nil {
		s.log.Warn("message of the kernel not understood", "type", m.Header.Type, "error", err)
		return
	}
	if op == nil {
		return
	}
	r.hold(*op)
	if r.size > maxPending {
		s.flushRun(r)
		return
	}
	s.flush.start(outputDelay)
}

// read turns a message into an operation, nil where it says nothing about outputs.
func (r *run) read(m kwire.Message) (*notebook.Op, error) {
	switch m.Header.Type {
	case kwire.Stream:
		c, err := kwire.Decode[kwire.StreamContent](m)
		return addOutput(notebook.Output{Kind: notebook.StreamOutput, Name: string(c.Name), Text: c.Text}), err
	case kwire.DisplayData, kwire.UpdateDisplayData:
		c, err := kwire.Decode[kwire.DisplayContent](m)
		if err != nil {
			return nil, err
		}
		o := notebook.Output{Kind: notebook.DisplayOutput, Data: c.Data, Metadata: rawMetadata(c.Metadata)}
		if c.Transient != nil {
			o.DisplayID = c.Transient.DisplayID
		}
		op := addOutput(o)
		if m.Header.Type == kwire.UpdateDisplayData {
			op.Kind = notebook.UpdateDisplay
		}
		return op, nil
	case kwire.ExecuteResult:
		c, err := kwire.Decode[kwire.ExecuteResultContent](m)
		return addOutput(notebook.Output{Kind: notebook.ResultOutput, Data: c.Data, Metadata: rawMetadata(c.Metadata)}), err
	case kwire.Error:
		c, err := kwire.Decode[kwire.ErrorContent](m)
		if err != nil {
			return nil, err
		}
		return r.failure(c), nil
	}
	return nil, nil
}

func addOutput(o notebook.Output) *notebook.Op {
	return &notebook.Op{Kind: notebook.AddOutput, Output: &o}
}

// failure notes that the run failed and returns the output that says so.
func (r *run) failure(c kwire.ErrorContent) *notebook.Op {
	r.failed = true
	for _, d := range c.Diagnostics {
		r.diagnostics = append(r.diagnostics, notebook.Diagnostic(d))
	}
	return addOutput(notebook.Output{Kind: notebook.ErrorOutput, ErrorName: c.Name, ErrorValue: c.Value, Traceback: c.Traceback})
}

func rawMetadata(m map[string]any) map[string]json.RawMessage {
	raw := make(map[string]json.RawMessage, len(m))
	for key, v := range m {
		if data, err := json.Marshal(v); err == nil {
			raw[key] = data
		}
	}
	if len(raw) == 0 {
		return nil
	}
	return raw
}

// hold lets an output wait. Printed text joins the text before it, and of a display's updates only the last one counts, so
// a busy cell costs a page some messages a second however fast it is.
func (r *run) hold(op notebook.Op) {
	if op.Output.Kind == notebook.StreamOutput {
		r.size += len(op.Output.Text)
		if n := len(r.pending); n > 0 {
			if last := r.pending[n-1]; last.more != nil && last.Output.Name == op.Output.Name {
				last.more.WriteString(op.Output.Text)
				return
			}
		}
		r.pending = append(r.pending, held{op, &strings.Builder{}})
		return
	}
	if op.Kind == notebook.UpdateDisplay {
		for i, p := range r.pending {
			if p.Output.DisplayID == op.Output.DisplayID {
				if p.Kind == notebook.UpdateDisplay {
					r.pending[i].Op = op
				} else {
					p.Output.Data, p.Output.Metadata = op.Output.Data, op.Output.Metadata
				}
				return
			}
		}
	}
	r.pending = append(r.pending, held{Op: op})
}

// flushOutputs applies what waits.
func (s *Session) flushOutputs() {
	for _, r := range []*run{s.lastRun, s.run} {
		if r != nil {
			s.flushRun(r)
		}
	}
}

func (s *Session) flushRun(r *run) {
	for _, h := range r.pending {
		if h.Kind == notebook.UpdateDisplay {
			s.applyOwn(h.Op)
			continue
		}
		if h.more != nil {
			h.Output.Text += h.more.String()
			r.spool.write(h.Output.Text)
		}
		for _, op := range r.limiter.Add(*h.Output) {
			s.applyOwn(op)
		}
	}
	r.pending, r.size = nil, 0
	s.tail.start(tailDelay)
}

// showTail shows the end of a long output as it is now.
func (s *Session) showTail(done bool) {
	for _, r := range []*run{s.lastRun, s.run} {
		if r == nil {
			continue
		}
		for _, op := range r.limiter.Tail(done || r != s.run) {
			s.applyOwn(op)
		}
	}
}

// finishRun ends a run with the kernel's reply.
func (s *Session) finishRun(r *run, reply kwire.ExecuteReplyContent, err error) {
	if err != nil && !r.failed && reply.Status == "" {
		r.hold(*r.failure(kwire.ErrorContent{Name: kwire.KernelDied, Value: err.Error(), Traceback: []string{err.Error()}}))
	} else if reply.Status == kwire.Failed && !r.failed {
		r.hold(*r.failure(reply.ErrorContent))
	} else if reply.Status == kwire.OK { // warnings
		for _, d := range reply.Diagnostics {
			r.diagnostics = append(r.diagnostics, notebook.Diagnostic(d))
		}
	}
	s.flushRun(r)
	s.showTail(true)
	finish := notebook.Op{
		Kind: notebook.FinishRun, Cell: r.cell, Validity: notebook.Evaluated,
		ExecutionCount: reply.ExecutionCount, Millis: time.Since(r.started).Milliseconds(), Diagnostics: r.diagnostics,
	}
	finish.NotRun = reply.Name == kwire.CompileError || reply.Name == kwire.RefusedError
	if reply.Names != nil {
		finish.Declares = reply.Names.Declares
		for _, u := range reply.Names.Uses {
			finish.Uses = append(finish.Uses, notebook.Use{Name: u.Name, Cell: u.CellID})
		}
	}
	died := reply.Name == kwire.KernelDied
	if err != nil || died || reply.Name == kwire.InterruptError || reply.Status == kwire.Aborted {
		finish.Validity = notebook.Aborted
	}
	s.applyOwn(finish)
	s.run, s.lastRun = nil, r
	switch {
	case died && !r.died && !s.closing:
		// What follows a death is on its way; until then nothing may go to the kernel, and what waited is not run.
		s.expectRestart(reply.Value)
	case r.died: // cells that wait now were queued for the new kernel
	case reply.Status != kwire.OK:
		s.emptyQueue() // later cells most likely need what this one did not do
	}
}

// lateSaid takes output of a goroutine that outlived its cell. It is shown with the last cell that ran, since messages do
// not tell which one started the goroutine.
func (s *Session) lateSaid(m kwire.Message) {
	r := s.run
	if r == nil {
		r = s.lastRun
	}
	if r != nil && m.Header.Type != kwire.Error {
		s.kernelSaid(r, m)
	}
}
