package worker

import (
	"context"

	"lab/kernel/front"
	"lab/kernel/wire"
)

// Language is what the worker needs of Go: running cells and helping to write them. It is apart from golang.go, its only
// implementation outside tests, so that the worker's own behaviour (order, bounds, interrupts) is tested without an
// interpreter.
type Language interface {
	// Engine is the name of what runs cells.
	Engine() string
	// Execute checks and runs a cell. The error is a *Failure where the cell is to blame, ctx's error where ctx ended
	// the run. The outcome tells of names in any case.
	Execute(ctx context.Context, cell Cell) (Outcome, error)
	Helper
}

// Helper helps to write cells; a *front.Help does. Its methods are called while Execute runs, and at the same time.
type Helper interface {
	Complete(q front.Question) front.Completions
	Hover(q front.Question) (markdown string, ok bool)
	Signature(q front.Question) (front.Signature, bool)
	Definition(q front.Question) (front.Definition, bool)
	Uses(q front.Question) []front.Place
	Rename(q front.Question, name string) ([]front.Edit, error)
	Names(cells []front.Text) []front.CellNames
	Findings(q front.Question) (list []front.Finding, ok bool)
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
	// Goroutines are those of all cells that have not ended.
	Goroutines []wire.Goroutines
	// Names are told of a cell that failed, too.
	Names *wire.CellNames
}

// Value is what a cell's last expression shows, by MIME type; nil where it shows nothing.
type Value map[string]string

// Failure is why a cell failed, ready to be sent.
type Failure struct{ wire.ErrorContent }

func (f *Failure) Error() string { return f.Name + ": " + f.Value }
