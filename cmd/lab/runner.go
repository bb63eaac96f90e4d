package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"lab/kernel"
	"lab/kernel/wire"
	"lab/notebook"
)

// runner runs the cells of a document one after another, prints what they say, and keeps it in the document, as the
// server does for a page.
type runner struct {
	*app
	kernel      *kernel.Kernel
	job         *job
	timeout     time.Duration
	allowErrors bool
	failed      bool
}

// run runs all code cells. The error says that running was impossible or that ctx ended; a failed cell sets failed.
func (r *runner) run(ctx context.Context) error {
	var last string
	for _, cell := range r.job.doc.Cells {
		if cell.Kind != notebook.Code || strings.TrimSpace(cell.Source) == "" {
			continue
		}
		last = cell.ID
		ok, err := r.cell(ctx, cell.ID, cell.Source)
		if err != nil {
			return err
		}
		if !ok && !r.allowErrors {
			return nil
		}
	}
	if r.job.after != "" {
		if _, err := r.cell(ctx, last, r.job.after); err != nil {
			return err
		}
	}
	return nil
}

// cell runs a source in the place of a cell.
func (r *runner) cell(ctx context.Context, id, source string) (ok bool, err error) {
	if r.timeout > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, r.timeout)
		defer stop()
	}
	for _, status := range []notebook.Status{notebook.Queued, notebook.Evaluating} {
		if err := r.apply(notebook.Op{Kind: notebook.SetStatus, Cell: id, Status: status}); err != nil {
			return false, err
		}
	}
	limiter := notebook.NewLimiter(id, "tail-"+id, notebook.DefaultLimits())
	var applyErr error
	keep := func(ops []notebook.Op) {
		for _, op := range ops {
			applyErr = errors.Join(applyErr, r.apply(op))
		}
	}
	begin := time.Now()
	reply, err := r.kernel.Execute(ctx, wire.ExecuteRequestContent{Code: source, CellID: id, StoreHistory: true}, func(m wire.Message) {
		output, update, ok := outputOf(m)
		switch {
		case !ok:
		case update:
			keep([]notebook.Op{{Kind: notebook.UpdateDisplay, Output: &output}})
		default:
			r.print(output)
			keep(limiter.Add(output))
		}
	})
	keep(limiter.Tail(true))
	timedOut := errors.Is(err, context.DeadlineExceeded)
	if err != nil && !timedOut {
		return false, err
	}
	finish := notebook.Op{
		Kind: notebook.FinishRun, Cell: id, Validity: notebook.Evaluated, ExecutionCount: reply.ExecutionCount, Millis: time.Since(begin).Milliseconds(),
	}
	if reply.Status != wire.OK {
		r.failed = true
		if timedOut {
			reply.Value = fmt.Sprintf("the cell took longer than %v (--timeout)", r.timeout)
		}
		r.complain(id, reply.ErrorContent)
		if reply.Name == wire.InterruptError || reply.Name == wire.KernelDied {
			finish.Validity = notebook.Aborted
		}
	}
	for _, d := range reply.Diagnostics {
		finish.Diagnostics = append(finish.Diagnostics, notebook.Diagnostic(d))
	}
	return reply.Status == wire.OK, errors.Join(applyErr, r.apply(finish))
}

func (r *runner) apply(op notebook.Op) error {
	doc, _, err := notebook.Apply(r.job.doc, op)
	r.job.doc = doc
	return err
}

// print writes an output as a terminal shows it. Pictures and progress have no place there; what they say in words has.
func (r *runner) print(o notebook.Output) {
	switch o.Kind {
	case notebook.StreamOutput:
		to := r.stdout
		if o.Name == string(wire.Stderr) {
			to = r.stderr
		}
		_, _ = io.WriteString(to, o.Text) // a closed pipe ends the program by itself
	case notebook.DisplayOutput, notebook.ResultOutput:
		if _, progress := o.Data[wire.MIMEProgress]; progress {
			return
		}
		if text := wire.MIMEBundle(o.Data).Text("text/plain"); text != "" {
			fmt.Fprintln(r.stdout, text)
		}
	}
}

// complain writes why a cell failed, as compilers do: FILE:line:column: message.
func (r *runner) complain(id string, e wire.ErrorContent) {
	for _, d := range e.Diagnostics {
		if d.Warning {
			continue
		}
		fmt.Fprintf(r.stderr, "%s:%d: %s\n", r.job.place(d.CellID, d.Line), d.Column, d.Message)
		if d.Hint != "" && r.job.after == "" { // hints speak of cells, and a program has none
			fmt.Fprintf(r.stderr, "\t%s\n", d.Hint)
		}
	}
	if len(e.Diagnostics) == 0 {
		fmt.Fprintf(r.stderr, "%s:1: %s\n", r.job.place(id, 1), e.Value)
	}
}

// outputOf makes a kernel's message an output of a notebook; update is true where it replaces an earlier one. ok is false for
// messages that are no output.
func outputOf(m wire.Message) (o notebook.Output, update, ok bool) {
	var err error
	switch m.Header.Type {
	case wire.Stream:
		var c wire.StreamContent
		err = json.Unmarshal(m.Content, &c)
		o = notebook.Output{Kind: notebook.StreamOutput, Name: string(c.Name), Text: c.Text}
	case wire.DisplayData, wire.UpdateDisplayData:
		var c wire.DisplayContent
		err = json.Unmarshal(m.Content, &c)
		o = notebook.Output{Kind: notebook.DisplayOutput, Data: c.Data}
		if c.Transient != nil {
			o.DisplayID = c.Transient.DisplayID
		}
		update = m.Header.Type == wire.UpdateDisplayData
	case wire.ExecuteResult:
		var c wire.ExecuteResultContent
		err = json.Unmarshal(m.Content, &c)
		o = notebook.Output{Kind: notebook.ResultOutput, Data: c.Data}
	case wire.Error:
		var c wire.ErrorContent
		err = json.Unmarshal(m.Content, &c)
		o = notebook.Output{Kind: notebook.ErrorOutput, ErrorName: c.Name, ErrorValue: c.Value, Traceback: c.Traceback}
	default:
		return o, false, false
	}
	return o, update, err == nil
}
