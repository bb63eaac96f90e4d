package notebook

import "fmt"

// The operations that only notebooks of a lab know.

// maxHints is more than any exercise has; it keeps a slip of a page from the file.
const maxHints = 50

// openHint opens hints up to a number, so that two tabs that open the same one open it once.
func openHint(d *Document, op Op) ([]Effect, error) {
	if op.Index < 1 || op.Index > maxHints {
		return nil, fmt.Errorf("%w: there is no hint %d", ErrInvalid, op.Index)
	}
	err := d.change(op.Cell, func(c *Cell) error {
		if c.Role != Exercise {
			return fmt.Errorf("%w: cell %q solves no exercise, so there are no hints", ErrInvalid, c.ID)
		}
		c.Hints = max(c.Hints, op.Index)
		return nil
	})
	return []Effect{{Kind: Persist}}, err
}

func resetCell(d *Document, op Op) ([]Effect, error) {
	err := d.change(op.Cell, func(c *Cell) error {
		if op.Source != c.Source {
			c.Source = op.Source
			c.edited()
		}
		c.Revision++
		return nil
	})
	return []Effect{{Kind: Persist}}, err
}
