package notebook

import (
	"fmt"
	"slices"
)

// The operations of the server, about runs. A code cell goes ready → queued → evaluating → ready; it may leave the queue
// early, and a restarted or dead kernel makes every cell ready.

func setStatus(d *Document, op Op) ([]Effect, error) {
	var effects []Effect
	err := d.change(op.Cell, func(c *Cell) error {
		if err := codeOnly(c); err != nil {
			return err
		}
		from := c.Status
		switch op.Status {
		case Queued:
			if from != Ready {
				return fmt.Errorf("%w: cell %q is %s already", ErrInvalid, c.ID, from)
			}
			effects = []Effect{{Kind: Enqueue, Cell: c.ID}}
		case Evaluating:
			if from == Evaluating {
				return fmt.Errorf("%w: cell %q is evaluating already", ErrInvalid, c.ID)
			}
			c.dropOutcome()
			c.Validity = Evaluated
			d.beginRun(c)
			effects = []Effect{{Kind: Persist}}
		case Ready:
			if from == Evaluating {
				return fmt.Errorf("%w: cell %q is evaluating; finish_run ends a run", ErrInvalid, c.ID)
			}
			if from == Queued {
				effects = []Effect{{Kind: Dequeue, Cell: c.ID}}
			}
		default:
			return fmt.Errorf("%w: unknown status %q", ErrInvalid, op.Status)
		}
		c.Status = op.Status
		return nil
	})
	return effects, err
}

func addOutput(d *Document, op Op) ([]Effect, error) {
	if op.Output == nil || !validOutput(*op.Output) {
		return nil, fmt.Errorf("%w: it has no output of a known kind", ErrInvalid)
	}
	err := d.change(op.Cell, func(c *Cell) error {
		if err := codeOnly(c); err != nil {
			return err
		}
		c.Outputs = join(c.Outputs, *op.Output)
		return nil
	})
	return []Effect{{Kind: Persist}}, err
}

func validOutput(o Output) bool {
	switch o.Kind {
	case StreamOutput, DisplayOutput, ResultOutput, ErrorOutput:
		return true
	}
	return false
}

// join appends an output; printed text continues the text before it.
func join(outputs []Output, o Output) []Output {
	if n := len(outputs); n > 0 && continues(outputs[n-1], o) {
		joined := slices.Clone(outputs)
		joined[n-1].Text += o.Text
		return joined
	}
	// Clip, so that two documents that share the slice never append into the same memory.
	return append(slices.Clip(outputs), o)
}

func continues(last, o Output) bool {
	return o.Kind == StreamOutput && last.Kind == StreamOutput && o.Name == last.Name && o.DisplayID == "" && last.DisplayID == ""
}

func updateDisplay(d *Document, op Op) ([]Effect, error) {
	if op.Output == nil || op.Output.DisplayID == "" {
		return nil, fmt.Errorf("%w: it names no display", ErrInvalid)
	}
	id := op.Output.DisplayID
	shows := func(o Output) bool { return o.DisplayID == id }
	cells := slices.Clone(d.Cells)
	for i := range cells {
		if !slices.ContainsFunc(cells[i].Outputs, shows) {
			continue
		}
		outputs := slices.Clone(cells[i].Outputs)
		for j := range outputs {
			if shows(outputs[j]) {
				outputs[j].Data, outputs[j].Metadata, outputs[j].Text = op.Output.Data, op.Output.Metadata, op.Output.Text
			}
		}
		cells[i].Outputs = outputs
	}
	// A display that was cleared away in the meantime is no error: its cell may well go on updating it.
	d.Cells = cells
	return []Effect{{Kind: Persist}}, nil
}

func finishRun(d *Document, op Op) ([]Effect, error) {
	err := d.change(op.Cell, func(c *Cell) error {
		if c.Status != Evaluating {
			return fmt.Errorf("%w: cell %q is not evaluating", ErrInvalid, c.ID)
		}
		switch op.Validity {
		case Evaluated: // judge looks whether it was edited since it began
		case Aborted:
			c.Validity = Aborted
		default:
			return fmt.Errorf("%w: a run ends evaluated or aborted, not %q", ErrInvalid, op.Validity)
		}
		c.Status = Ready
		c.ExecutionCount = op.ExecutionCount
		c.Millis = op.Millis
		c.Diagnostics = op.Diagnostics
		d.endRun(c, op)
		return nil
	})
	return []Effect{{Kind: RunNext}, {Kind: Persist}}, err
}

func setCheck(d *Document, op Op) ([]Effect, error) {
	err := d.change(op.Cell, func(c *Cell) error {
		if c.Role != Exercise {
			return fmt.Errorf("%w: cell %q solves no exercise, so there is nothing to check", ErrInvalid, c.ID)
		}
		c.Check = op.Check
		return nil
	})
	return []Effect{{Kind: Persist}}, err
}

func setKernel(d *Document, op Op) ([]Effect, error) {
	switch op.Kernel {
	case KernelStarting, KernelIdle:
		if op.Message != "" {
			d.KernelMessage = op.Message
		}
		d.Kernel = op.Kernel
		return nil, nil
	case KernelBusy:
		d.Kernel, d.KernelMessage = op.Kernel, op.Message
		return nil, nil
	case KernelRestarting, KernelDead:
	default:
		return nil, fmt.Errorf("%w: unknown kernel state %q", ErrInvalid, op.Kernel)
	}
	d.Kernel, d.KernelMessage = op.Kernel, op.Message
	d.Cells = slices.Clone(d.Cells)
	for i := range d.Cells {
		d.Cells[i].forgetRun()
	}
	d.Deleted = slices.Clone(d.Deleted)
	for i := range d.Deleted {
		d.Deleted[i].Cell.forgetRun()
	}
	d.Givers = nil
	return []Effect{{Kind: EmptyQueue}, {Kind: Persist}}, nil
}
