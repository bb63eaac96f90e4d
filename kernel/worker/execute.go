package worker

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"lab/kernel/wire"
)

// execute runs one cell. Where it failed and its sender wants it so, it returns the requests behind it, to be aborted.
func (w *Worker) execute(r *request) (behind []*request) {
	m := r.message
	content, err := wire.Decode[wire.ExecuteRequestContent](m)
	if err != nil {
		w.reply(m, wire.ExecuteReply, wire.ExecuteReplyContent{
			Status: wire.Failed, ExecutionCount: w.count,
			ErrorContent: wire.ErrorContent{Name: wire.RefusedError, Value: err.Error(), Traceback: []string{err.Error()}},
		})
		return nil
	}
	if !content.Silent {
		w.count++
	}
	cell := Cell{ID: content.CellID, Source: content.Code, Tests: content.Tests}
	if cell.ID == "" {
		cell.ID = m.Header.ID
	}
	w.cause.Store(&m.Header)
	w.screen.begin()
	w.opts.Tables.Begin(cell.ID)
	if w.opts.Console != nil {
		w.opts.Console.begin()
	}

	outcome, err := w.run(r.ctx, cell)

	w.screen.end()
	if w.opts.Console != nil {
		w.opts.Console.end()
	}
	if err != nil {
		failure := explain(err)
		if !content.Silent {
			w.publish(&m.Header, wire.Error, failure)
		}
		if content.StopOnError {
			behind = w.takeQueue() // before the reply: what a client sends on hearing of the failure is not aborted
		}
		w.reply(m, wire.ExecuteReply, wire.ExecuteReplyContent{Status: wire.Failed, ExecutionCount: w.count, ErrorContent: failure, Names: outcome.Names})
		return behind
	}
	if len(outcome.Value) > 0 && !content.Silent {
		w.publish(&m.Header, wire.ExecuteResult, wire.ExecuteResultContent{
			Data: wire.NewBundle(outcome.Value), Metadata: map[string]any{}, ExecutionCount: w.count,
		})
	}
	w.reply(m, wire.ExecuteReply, wire.ExecuteReplyContent{
		Status: wire.OK, ExecutionCount: w.count, ErrorContent: wire.ErrorContent{Diagnostics: outcome.Warnings},
		Goroutines: outcome.Goroutines, Names: outcome.Names,
	})
	return nil
}

// run executes the cell. A panic that comes out of the language itself is a defect of ours: it is reported with the stack
// that a bug report needs, and the kernel lives on.
func (w *Worker) run(ctx context.Context, cell Cell) (outcome Outcome, err error) {
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	defer func() {
		if p := recover(); p != nil {
			w.log.Error("interpreter failed", "cell", cell.ID, "panic", p, "stack", string(debug.Stack()))
			err = &Failure{wire.ErrorContent{
				Name:      wire.PanicError,
				Value:     fmt.Sprintf("the interpreter itself failed: %v", p),
				Traceback: []string{fmt.Sprintf("the interpreter itself failed: %v", p), "This is a defect of lab, not of your cell. Please report the cell."},
			}}
		}
	}()
	return w.opts.Language.Execute(ctx, cell)
}

// explain turns the error of a run into what is sent.
func explain(err error) wire.ErrorContent {
	var failure *Failure
	switch {
	case errors.As(err, &failure):
		return failure.ErrorContent
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return wire.ErrorContent{Name: wire.InterruptError, Value: "the cell was interrupted", Traceback: []string{"the cell was interrupted"}}
	}
	return wire.ErrorContent{Name: wire.PanicError, Value: err.Error(), Traceback: []string{err.Error()}}
}
