package session

import (
	"context"
	"errors"
	"fmt"

	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/notebook/history"
	"lab/web/wire"
)

// handle carries out a request of a tab.
func (s *Session) handle(c *Client, r wire.Request) {
	if !s.clients[c] {
		return // it has left, or its page has come back over another connection
	}
	if s.closing {
		s.settle(c, r.ID, ErrClosed)
		return
	}
	switch r.Kind {
	case wire.ApplyOp:
		s.settle(c, r.ID, s.applyAuthored(c, r))
	case wire.Run:
		s.settle(c, r.ID, s.enqueue(r.Cells))
	case wire.Unqueue:
		s.settle(c, r.ID, s.unqueue(r.Cells))
	case wire.Check:
		s.settle(c, r.ID, s.check(r.Cells))
	case wire.StopCheck:
		s.settle(c, r.ID, s.stopCheck(r.Cells))
	case wire.Reset:
		s.reset(c, r)
	case wire.Interrupt:
		s.interrupt(func(err error) { s.settle(c, r.ID, err) })
	case wire.Restart:
		s.restart(func(err error) { s.settle(c, r.ID, err) })
	case wire.Complete:
		s.complete(c, r)
	case wire.Inspect:
		s.inspect(c, r)
	case wire.Help:
		s.help(c, r)
	case wire.Table:
		s.table(c, r)
	case wire.Text:
		s.text(c, r)
	case wire.Save:
		s.save.waiters = append(s.save.waiters, waiter{c, r.ID})
		s.save.kind = history.Manual
		s.saveFile(r.Overwrite)
	case wire.Reload:
		s.settle(c, r.ID, s.reload())
	default:
		s.settle(c, r.ID, fmt.Errorf("unknown request %q; reload the page, it may be older than the server", r.Kind))
	}
}

// applyAuthored applies an operation of a tab. What runs and kernels do is for the server alone to say.
func (s *Session) applyAuthored(c *Client, r wire.Request) error {
	op := r.Op
	if op == nil {
		return errors.New("the request has no operation")
	}
	if op.Kind == notebook.RestoreVersion {
		s.keepPresent()
	}
	switch op.Kind {
	case notebook.EditSource:
		if err := s.apply(wire.Applied{Author: c.id, Edit: r.Edit, Op: *op}); err != nil {
			return err
		}
		s.noteEdit(c, op.Cell, r.Edit)
		return nil
	case notebook.InsertCell, notebook.DeleteCell, notebook.RestoreCell, notebook.MoveCell,
		notebook.SetKind, notebook.ClearOutputs, notebook.RunStale, notebook.RestoreVersion, notebook.OpenHint:
		return s.apply(wire.Applied{Author: c.id, Op: *op})
	}
	return fmt.Errorf("a page may not ask for %q", op.Kind)
}

// enqueue queues cells in order. Those that wait or run already stay where they are.
func (s *Session) enqueue(ids []string) error {
	for _, id := range ids {
		c, ok := s.doc.Cell(id)
		if !ok {
			return fmt.Errorf("running cells: %w: %q", notebook.ErrUnknownCell, id)
		}
		if c.Kind != notebook.Code {
			return fmt.Errorf("running cells: cell %q is a %s cell, only code cells run", id, c.Kind)
		}
	}
	for _, id := range ids {
		if c, _ := s.doc.Cell(id); c.Status == notebook.Ready {
			s.applyOwn(notebook.Op{Kind: notebook.SetStatus, Cell: id, Status: notebook.Queued})
		}
	}
	return nil
}

// unqueue takes cells out of the queue. One that runs by now goes on: stopping it is another request.
func (s *Session) unqueue(ids []string) error {
	for _, id := range ids {
		c, ok := s.doc.Cell(id)
		if !ok {
			return fmt.Errorf("taking cells out of the queue: %w: %q", notebook.ErrUnknownCell, id)
		}
		if c.Status == notebook.Queued {
			s.applyOwn(notebook.Op{Kind: notebook.SetStatus, Cell: id, Status: notebook.Ready})
		}
	}
	return nil
}

// check starts a check of an exercise cell; its outcome comes as an operation.
func (s *Session) check(ids []string) error {
	if len(ids) != 1 {
		return fmt.Errorf("checking: name one exercise cell, not %d", len(ids))
	}
	cell, ok := s.doc.Cell(ids[0])
	switch {
	case !ok:
		return fmt.Errorf("checking: %w: %q", notebook.ErrUnknownCell, ids[0])
	case cell.Role != notebook.Exercise:
		return fmt.Errorf("checking: cell %q solves no exercise", cell.ID)
	case s.opts.Checker == nil:
		return errors.New("checking: this server was started without the course's exercises")
	case s.checks[cell.ID] != nil:
		return fmt.Errorf("checking: exercise %q is being checked already", cell.ExerciseID)
	}
	ctx, cancel := context.WithCancel(s.ctx)
	s.checks[cell.ID] = cancel
	before, running := cell.Check, notebook.Check{Running: true, Tests: []notebook.TestResult{}}
	if before != nil {
		running.Points, running.MaxPoints, running.Tests = before.Points, before.MaxPoints, before.Tests
	}
	s.applyOwn(notebook.Op{Kind: notebook.SetCheck, Cell: cell.ID, Check: &running})
	// The check judges the text in a kernel of its own. Later cells should see the same answer, so a text that this
	// notebook's kernel has not run yet is run here too.
	if cell.Validity != notebook.Evaluated {
		if err := s.enqueue([]string{cell.ID}); err != nil {
			return err
		}
	}
	doc := s.doc
	s.goWork(func() func() {
		result, err := s.opts.Checker.Check(ctx, doc, cell.ExerciseID)
		return func() {
			stopped := ctx.Err() != nil
			cancel()
			delete(s.checks, cell.ID)
			s.finishCheck(cell, before, result, err, stopped)
		}
	})
	return nil
}

// stopCheck ends a running check; what the check before it found stands again. One that has just ended is stopped too.
func (s *Session) stopCheck(ids []string) error {
	if len(ids) != 1 {
		return fmt.Errorf("stopping a check: name one exercise cell, not %d", len(ids))
	}
	if cancel := s.checks[ids[0]]; cancel != nil {
		cancel()
	}
	return nil
}

func (s *Session) finishCheck(cell notebook.Cell, before *notebook.Check, result notebook.Check, err error, stopped bool) {
	if stopped {
		s.applyOwn(notebook.Op{Kind: notebook.SetCheck, Cell: cell.ID, Check: before})
		return
	}
	if err != nil {
		s.log.Warn("check failed", "exercise", cell.ExerciseID, "error", err)
		result = notebook.Check{Message: err.Error()}
		if before != nil {
			result.MaxPoints = before.MaxPoints
		}
	}
	if result.Tests == nil {
		result.Tests = []notebook.TestResult{}
	}
	result.Running = false
	s.applyOwn(notebook.Op{Kind: notebook.SetCheck, Cell: cell.ID, Check: &result})
}

// complete asks the kernel for completions. A kernel that is not there yet knows none.
func (s *Session) complete(c *Client, r wire.Request) {
	none := &wire.Completion{From: r.Cursor, To: r.Cursor, Options: []wire.Option{}}
	if s.kernel == nil {
		s.answer(c, r.ID, wire.Response{Complete: none})
		return
	}
	kernel, content := s.kernel, s.question(r)
	s.goWork(func() func() {
		ctx, cancel := context.WithTimeout(s.ctx, askTimeout)
		defer cancel()
		text := newText(r.Source)
		reply, err := kernel.Complete(ctx, content)
		return func() {
			if err != nil {
				s.log.Debug("completion", "error", err)
				s.answer(c, r.ID, wire.Response{Complete: none})
				return
			}
			result := &wire.Completion{From: text.units(reply.Start), To: text.units(reply.End), Options: make([]wire.Option, len(reply.Matches))}
			for i, m := range reply.Matches {
				result.Options[i] = wire.Option{Label: m.Text, Kind: m.Kind, Detail: m.Detail, Doc: m.Doc}
			}
			s.answer(c, r.ID, wire.Response{Complete: result})
		}
	})
}

// inspect asks the kernel for documentation.
func (s *Session) inspect(c *Client, r wire.Request) {
	if s.kernel == nil {
		s.answer(c, r.ID, wire.Response{Inspect: &wire.Inspection{}})
		return
	}
	kernel, content := s.kernel, s.question(r)
	s.goWork(func() func() {
		ctx, cancel := context.WithTimeout(s.ctx, askTimeout)
		defer cancel()
		reply, err := kernel.Inspect(ctx, content)
		return func() {
			result := &wire.Inspection{}
			if err != nil {
				s.log.Debug("inspection", "error", err)
			} else if reply.Found {
				result.Markdown = reply.Data.Text("text/markdown")
				if result.Markdown == "" {
					result.Markdown = reply.Data.Text("text/plain")
				}
				result.Found = result.Markdown != ""
			}
			s.answer(c, r.ID, wire.Response{Inspect: result})
		}
	})
}

// question is a tab's question for the kernel, which needs the notebook as it stands.
func (s *Session) question(r wire.Request) kwire.CompleteRequestContent {
	content := kwire.CompleteRequestContent{Code: r.Source, Cursor: newText(r.Source).runes(r.Cursor)}
	if len(r.Cells) != 1 {
		return content
	}
	if asked, ok := s.doc.Cell(r.Cells[0]); !ok || asked.Kind != notebook.Code {
		return content
	}
	content.CellID = r.Cells[0]
	for _, cell := range s.doc.Cells {
		if cell.Kind == notebook.Code {
			content.Cells = append(content.Cells, kwire.CellText{ID: cell.ID, Code: cell.Source})
		}
	}
	return content
}

// help asks the kernel about the names of the notebook.
func (s *Session) help(c *Client, r wire.Request) {
	if r.Topic == kwire.FormatTopic {
		s.format(c, r)
		return
	}
	if s.kernel == nil {
		s.answer(c, r.ID, wire.Response{Help: &kwire.Help{}})
		return
	}
	kernel := s.kernel
	content := kwire.HelpRequestContent{CompleteRequestContent: s.question(r), Topic: r.Topic, Name: r.Name, NewName: r.NewName}
	s.goWork(func() func() {
		ctx, cancel := context.WithTimeout(s.ctx, askTimeout)
		defer cancel()
		reply, err := kernel.Help(ctx, content)
		return func() {
			if err != nil {
				s.log.Debug("help", "topic", r.Topic, "error", err)
				reply.Help = kwire.Help{}
			}
			s.mayEdit(&reply.Help)
			s.answer(c, r.ID, wire.Response{Help: &reply.Help})
		}
	})
}

// mayEdit refuses edits of cells that belong to the lab.
func (s *Session) mayEdit(h *kwire.Help) {
	for _, e := range h.Edits {
		if cell, ok := s.doc.Cell(e.Place.CellID); ok && cell.Role == notebook.Locked {
			h.Edits, h.Refused = nil, "The name is also used in a cell that belongs to the lab and cannot be changed."
			return
		}
	}
}
