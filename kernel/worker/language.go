package worker

import (
	"context"

	"lab/kernel/wire"
)

// Language is what the worker needs of Go: running cells and helping to write them. Complete and Inspect are called while
// Execute runs. It is apart from golang.go, its only implementation outside tests, so that the worker's own
// behaviour (order, bounds, interrupts) is tested without an interpreter.
type Language interface {
	// Engine is the name of what runs cells.
	Engine() string
	// Execute checks and runs a cell. The error is a *Failure where the cell is to blame, ctx's error where ctx ended
	// the run.
	Execute(ctx context.Context, cell Cell) (Outcome, error)
	// Complete proposes texts for the bytes From to To of the source.
	Complete(source string, cursor int) Completions
	// Inspect documents the name at a byte offset, as Markdown.
	Inspect(source string, cursor int) (markdown string, ok bool)
}

// Cell is a cell to run.
type Cell struct {
	ID     string
	Source string
	Tests  bool // the source is a test file's text
}

// Outcome is what a cell that ran leaves.
type Outcome struct {
	Value    Value
	Warnings []wire.Diagnostic
}

// Value is what a cell's last expression shows, by MIME type; nil where it shows nothing.
type Value map[string]string

// Failure is why a cell failed, ready to be sent.
type Failure struct{ wire.ErrorContent }

func (f *Failure) Error() string { return f.Name + ": " + f.Value }

// Completions are proposals for the bytes From to To of a source.
type Completions struct {
	From, To int
	Items    []wire.Completion
}
