package notebook

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
)

// Reasons for which Apply refuses an operation; the error that it returns wraps one of them and says more.
var (
	ErrUnknownCell = errors.New("no such cell")
	ErrLocked      = errors.New("the cell belongs to the lab")
	ErrConflict    = errors.New("the cell was changed elsewhere in the meantime")
	ErrDuplicate   = errors.New("the cell id is taken")
	ErrInvalid     = errors.New("not a valid operation")
)

// Effect is something that the owner of the document has to do after an operation.
type Effect struct {
	Kind EffectKind
	Cell string
}

// EffectKind names an effect.
type EffectKind string

const (
	// Persist: the file no longer holds what the document holds.
	Persist EffectKind = "persist"
	// Enqueue: Cell waits to be run, behind all that wait already.
	Enqueue EffectKind = "enqueue"
	// Dequeue: Cell no longer waits.
	Dequeue EffectKind = "dequeue"
	// StopRun: Cell is being run and its outcome is no longer wanted.
	StopRun EffectKind = "stop_run"
	// RunNext: the kernel is free for the next cell of the queue.
	RunNext EffectKind = "run_next"
	// EmptyQueue: nothing waits any more, because the kernel is gone.
	EmptyQueue EffectKind = "empty_queue"
)

// New returns an empty document.
func New(title string) Document {
	return Document{Title: title, Cells: []Cell{}, Kernel: KernelStarting, Deleted: []Deleted{}}
}

// Cell returns the cell with the id.
func (d Document) Cell(id string) (Cell, bool) {
	if i := d.index(id); i >= 0 {
		return d.Cells[i], true
	}
	return Cell{}, false
}

func (d Document) index(id string) int {
	return slices.IndexFunc(d.Cells, func(c Cell) bool { return c.ID == id })
}

// cellID is nbformat's rule for cell ids.
var cellID = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

// ValidID tells whether an id can name a cell in an .ipynb file.
func ValidID(id string) bool { return cellID.MatchString(id) }

// Apply returns the document after the operation, and what its owner has to do next. It changes nothing that doc
// holds: the result shares only what stayed the same. On an error it returns doc as it is.
func Apply(doc Document, op Op) (Document, []Effect, error) {
	after := doc
	effects, err := applyTo(&after, op)
	if err != nil {
		return doc, nil, fmt.Errorf("%s: %w", op.Kind, err)
	}
	switch op.Kind {
	case DeleteCell, RestoreCell, MoveCell, EditSource, ResetCell, SetKind, RestoreVersion, SetStatus, FinishRun:
		after.judge()
	}
	return after, effects, nil
}

// applyTo works on a shallow copy of the document: it replaces the slices that it changes.
func applyTo(d *Document, op Op) ([]Effect, error) {
	switch op.Kind {
	case InsertCell:
		return insertCell(d, op)
	case DeleteCell:
		return deleteCell(d, op)
	case RestoreCell:
		return restoreCell(d, op)
	case MoveCell:
		return moveCell(d, op)
	case EditSource:
		return editSource(d, op)
	case SetKind:
		return setKind(d, op)
	case ClearOutputs:
		return clearOutputs(d, op)
	case RestoreVersion:
		return restoreVersion(d, op)
	case OpenHint:
		return openHint(d, op)
	case ResetCell:
		return resetCell(d, op)
	case RunStale:
		return runStale(d)
	case SetStatus:
		return setStatus(d, op)
	case AddOutput:
		return addOutput(d, op)
	case UpdateDisplay:
		return updateDisplay(d, op)
	case FinishRun:
		return finishRun(d, op)
	case SetCheck:
		return setCheck(d, op)
	case SetKernel:
		return setKernel(d, op)
	}
	return nil, fmt.Errorf("%w: unknown operation", ErrInvalid)
}

// change replaces the cell with the id by a changed copy.
func (d *Document) change(id string, change func(*Cell) error) error {
	i := d.index(id)
	if i < 0 {
		return fmt.Errorf("%w: %q; it may have been deleted in another tab", ErrUnknownCell, id)
	}
	c := d.Cells[i]
	if err := change(&c); err != nil {
		return err
	}
	d.Cells = slices.Clone(d.Cells)
	d.Cells[i] = c
	return nil
}

// codeOnly is the error for runs of cells that cannot run.
func codeOnly(c *Cell) error {
	if c.Kind != Code {
		return fmt.Errorf("%w: cell %q is a %s cell, only code cells run", ErrInvalid, c.ID, c.Kind)
	}
	return nil
}
