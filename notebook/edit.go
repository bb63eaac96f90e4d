package notebook

import (
	"fmt"
	"slices"
)

// The operations of authors.

func insertCell(d *Document, op Op) ([]Effect, error) {
	if op.NewCell == nil {
		return nil, fmt.Errorf("%w: it has no new cell", ErrInvalid)
	}
	c := op.NewCell
	if !ValidID(c.ID) {
		return nil, fmt.Errorf("%w: cell id %q is not 1 to 64 letters, digits, - or _", ErrInvalid, c.ID)
	}
	if !validKind(c.Kind) {
		return nil, fmt.Errorf("%w: unknown kind of cell %q", ErrInvalid, c.Kind)
	}
	if d.index(c.ID) >= 0 || d.deletedIndex(c.ID) >= 0 {
		return nil, fmt.Errorf("%w: %q", ErrDuplicate, c.ID)
	}
	// Only what an author decides is taken over: roles and outcomes come from the lab and from runs.
	d.Cells = slices.Insert(slices.Clone(d.Cells), clampIndex(op.Index, len(d.Cells)), NewCell(c.ID, c.Kind, c.Source))
	return []Effect{{Kind: Persist}}, nil
}

// NewCell returns a free cell that never ran.
func NewCell(id string, kind CellKind, source string) Cell {
	return Cell{ID: id, Kind: kind, Source: source, Outputs: []Output{}, Validity: Fresh, Status: Ready}
}

// clampIndex makes an index valid that another tab's operation has overtaken.
func clampIndex(i, length int) int { return max(0, min(i, length)) }

func validKind(k CellKind) bool { return k == Code || k == Markdown || k == Raw }

func (d Document) deletedIndex(id string) int {
	return slices.IndexFunc(d.Deleted, func(x Deleted) bool { return x.Cell.ID == id })
}

func deleteCell(d *Document, op Op) ([]Effect, error) {
	i := d.index(op.Cell)
	if i < 0 {
		return nil, fmt.Errorf("%w: %q; it may have been deleted in another tab", ErrUnknownCell, op.Cell)
	}
	c := d.Cells[i]
	switch c.Role {
	case Locked:
		return nil, lockedError(c, "deleted")
	case Exercise:
		return nil, exerciseError(c, "deleted")
	}
	effects := append(leaveQueue(&c), Effect{Kind: Persist})
	d.Cells = slices.Delete(slices.Clone(d.Cells), i, i+1)
	d.throwAway(i, c)
	return effects, nil
}

// throwAway puts a cell that stood at the index into the bin, which forgets its oldest where it is full.
func (d *Document) throwAway(i int, c Cell) {
	d.Deleted = append(slices.Clone(d.Deleted[max(0, len(d.Deleted)-MaxDeleted+1):]), Deleted{Index: i, Cell: c})
}

func restoreCell(d *Document, op Op) ([]Effect, error) {
	i := len(d.Deleted) - 1
	if op.Cell != "" {
		i = d.deletedIndex(op.Cell)
	}
	if i < 0 {
		return nil, fmt.Errorf("%w in the bin of deleted cells", ErrUnknownCell)
	}
	x := d.Deleted[i]
	d.Deleted = slices.Delete(slices.Clone(d.Deleted), i, i+1)
	d.Cells = slices.Insert(slices.Clone(d.Cells), clampIndex(x.Index, len(d.Cells)), x.Cell)
	return []Effect{{Kind: Persist}}, nil
}

func moveCell(d *Document, op Op) ([]Effect, error) {
	i := d.index(op.Cell)
	if i < 0 {
		return nil, fmt.Errorf("%w: %q; it may have been deleted in another tab", ErrUnknownCell, op.Cell)
	}
	c := d.Cells[i]
	if c.Role == Locked {
		return nil, lockedError(c, "moved")
	}
	rest := slices.Delete(slices.Clone(d.Cells), i, i+1)
	d.Cells = slices.Insert(rest, clampIndex(op.Index, len(rest)), c)
	return []Effect{{Kind: Persist}}, nil
}

func editSource(d *Document, op Op) ([]Effect, error) {
	err := d.change(op.Cell, func(c *Cell) error {
		if c.Role == Locked {
			return lockedError(*c, "changed")
		}
		if op.Revision != c.Revision {
			return fmt.Errorf("%w: the edit was made from revision %d, cell %q is at %d", ErrConflict, op.Revision, c.ID, c.Revision)
		}
		source, err := op.Changes.apply(c.Source)
		if err != nil {
			return fmt.Errorf("editing cell %q: %w; reload the page", c.ID, err)
		}
		// The revision counts all accepted edits, so that authors stay in step.
		c.Revision++
		if source != c.Source {
			c.Source = source
			c.edited()
		}
		return nil
	})
	return []Effect{{Kind: Persist}}, err
}

func setKind(d *Document, op Op) ([]Effect, error) {
	if !validKind(op.CellKind) {
		return nil, fmt.Errorf("%w: unknown kind of cell %q", ErrInvalid, op.CellKind)
	}
	effects := []Effect{}
	err := d.change(op.Cell, func(c *Cell) error {
		switch c.Role {
		case Locked:
			return lockedError(*c, "changed")
		case Exercise:
			return exerciseError(*c, "turned into text")
		}
		effects = append(effects, c.turnInto(op.CellKind)...)
		return nil
	})
	return append(effects, Effect{Kind: Persist}), err
}

// turnInto makes a cell one of another kind, which may take it out of the queue.
func (c *Cell) turnInto(kind CellKind) (effects []Effect) {
	if c.Kind == Code && kind != Code {
		effects = leaveQueue(c)
		c.dropOutcome()
		c.Validity, c.Ran = Fresh, nil
	}
	c.Kind = kind
	if kind == Code {
		c.Attachments = nil // nbformat has them in text cells only
	}
	return effects
}

func clearOutputs(d *Document, op Op) ([]Effect, error) {
	if op.Cell != "" {
		err := d.change(op.Cell, func(c *Cell) error {
			c.dropOutcome()
			return nil
		})
		return []Effect{{Kind: Persist}}, err
	}
	d.Cells = slices.Clone(d.Cells)
	for i := range d.Cells {
		d.Cells[i].dropOutcome()
	}
	return []Effect{{Kind: Persist}}, nil
}

// dropOutcome forgets what the last run left, but not whether its values live on in the kernel.
func (c *Cell) dropOutcome() {
	c.Outputs = []Output{}
	c.Diagnostics = nil
	c.ExecutionCount = 0
	c.Millis = 0
}

// leaveQueue makes a cell ready that is about to go away.
func leaveQueue(c *Cell) []Effect {
	was := c.Status
	c.Status = Ready
	switch was {
	case Queued:
		return []Effect{{Kind: Dequeue, Cell: c.ID}}
	case Evaluating:
		c.Validity = Aborted
		if c.Ran != nil {
			ran := *c.Ran
			ran.Unfinished = true
			c.Ran = &ran
		}
		return []Effect{{Kind: StopRun, Cell: c.ID}}
	}
	return nil
}

func lockedError(c Cell, verb string) error {
	return fmt.Errorf("%w: cell %q is part of the lab's set-up and cannot be %s; add a cell of your own below it", ErrLocked, c.ID, verb)
}

func exerciseError(c Cell, verb string) error {
	return fmt.Errorf("%w: cell %q is where exercise %q is solved and graded, so it cannot be %s; empty it to begin again",
		ErrLocked, c.ID, c.ExerciseID, verb)
}
