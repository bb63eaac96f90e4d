package notebook

import (
	"fmt"
	"slices"
)

// restoreVersion makes the cells those of an earlier version, as one operation, so that no tab ever shows half of it. Cells that are
// there, or in the bin, keep their id, their outputs and what their last run gave; where their text changes they become stale by the
// ordinary rule. Free cells that the version has not go into the bin. Cells of the lab stay whatever the version says: locked ones
// as they are, exercise cells with the text that the version has.
func restoreVersion(d *Document, op Op) ([]Effect, error) {
	named := map[string]bool{}
	for _, v := range op.Cells {
		switch {
		case !ValidID(v.ID):
			return nil, fmt.Errorf("%w: cell id %q is not 1 to 64 letters, digits, - or _", ErrInvalid, v.ID)
		case !validKind(v.Kind):
			return nil, fmt.Errorf("%w: unknown kind of cell %q", ErrInvalid, v.Kind)
		case named[v.ID]:
			return nil, fmt.Errorf("%w: %q", ErrDuplicate, v.ID)
		}
		named[v.ID] = true
	}
	effects := []Effect{{Kind: Persist}}
	cells := make([]Cell, 0, len(op.Cells))
	for _, v := range op.Cells {
		c, ok := d.Cell(v.ID)
		if i := d.deletedIndex(v.ID); !ok && i >= 0 {
			c, ok = d.Deleted[i].Cell, true
			d.Deleted = slices.Delete(slices.Clone(d.Deleted), i, i+1)
		}
		if !ok {
			cells = append(cells, NewCell(v.ID, v.Kind, v.Source))
			continue
		}
		effects = append(effects, c.become(v)...)
		cells = append(cells, c)
	}
	for i, c := range d.Cells {
		if named[c.ID] {
			continue
		}
		if c.Role == Free {
			effects = append(effects, leaveQueue(&c)...)
			d.throwAway(i, c)
			continue
		}
		cells = slices.Insert(cells, d.after(cells, i), c)
	}
	d.Cells = cells
	return effects, nil
}

// become gives a cell the kind and the text of a version, as far as its role lets it.
func (c *Cell) become(v Cell) []Effect {
	if c.Role == Locked {
		return nil
	}
	var effects []Effect
	if c.Role == Free && c.Kind != v.Kind {
		effects = c.turnInto(v.Kind)
	}
	if c.Source != v.Source {
		c.Source = v.Source
		c.Revision++
		c.edited()
	}
	return effects
}

// after is the index behind the nearest cell before the i-th that is in cells, too.
func (d *Document) after(cells []Cell, i int) int {
	for j := i - 1; j >= 0; j-- {
		if at := slices.IndexFunc(cells, func(c Cell) bool { return c.ID == d.Cells[j].ID }); at >= 0 {
			return at + 1
		}
	}
	return 0
}
