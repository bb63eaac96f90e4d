// Package engine is the seam between a checked cell and what runs it.
//
// It abstracts how Go code is executed, not where: an engine lives inside the kernel process. The front end has
// parsed and type-checked the cell before an engine sees it, so an engine reports only what happens while running,
// and what it cannot run right (Refusal).
package engine

import (
	"context"
	"errors"
	"fmt"
	"go/types"
	"reflect"
	"strings"

	"lab/kernel/front"
)

// Engine runs checked cells. Cells run one at a time; what a cell declares lives on in the engine.
type Engine interface {
	// Name is what --engine calls it.
	Name() string
	// Define gives cells a predeclared variable, such as sc. It is called before the first Run.
	Define(name string, value any) error
	// Run executes the cell and returns the value of its last expression. The error is a *Refusal when nothing ran,
	// a *Panic when the cell's code panicked, ctx's error when ctx ended.
	Run(ctx context.Context, cell *front.Cell) (Result, error)
	Close() error
}

// Result is the value of a cell's last expression; Type is nil where there is none.
type Result struct {
	// Value holds the value in the engine's own representation; user types may show as unnamed there.
	Value reflect.Value
	// Type is what Go calls the value's type.
	Type types.Type
	// Bundle, where not nil, holds the value's representations by MIME type, made by the engine because only it knows
	// user types' names and methods.
	Bundle map[string]string
	// Text is the value's text as a notebook shows it.
	Text string
}

// Refusal says that the engine cannot run a cell right. Nothing of the cell ran.
type Refusal struct {
	Engine      string
	Diagnostics []front.Diagnostic
}

func (r *Refusal) Error() string {
	var lines []string
	for _, d := range r.Diagnostics {
		lines = append(lines, d.String())
	}
	return fmt.Sprintf("the %s engine cannot run this cell: %s", r.Engine, strings.Join(lines, "; "))
}

// ErrGoexit is the error of a run whose own goroutine ended by runtime.Goexit.
var ErrGoexit = errors.New("the goroutine of the run ended by runtime.Goexit")

// Frame is one call of a trace.
type Frame struct {
	CellID string
	Func   string
	Line   int
	Column int
}

// Tracer is an engine that can tell which calls in cells a panic has passed that compiled code caught, innermost first. It tells
// once, and of the panics since the run began of which it has not told.
type Tracer interface {
	Passed() []Frame
}

// Panic is a panic of the cell's code.
type Panic struct {
	// Value is the panic's value.
	Value any
	// Message reads as Go prints the value after "panic: ", or after "fatal error: " where Fatal is set.
	Message string
	// Fatal says that it is none of the cell's panics: Go's runtime would have ended the program, as at a deadlock.
	Fatal bool
	// Trace lists calls in cells, innermost first; it may be empty.
	Trace []Frame
}

func (p *Panic) Error() string {
	if p.Fatal {
		return "fatal error: " + p.Message
	}
	return "panic: " + p.Message
}
