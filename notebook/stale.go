package notebook

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
)

// Staleness. A code cell is stale where its text or something that it uses has changed since it ran. Nothing runs because of
// that: the mark is all there is, and RunStale runs what is marked.
//
// From the kernel the document knows of each cell's last run which names the cell gave to others and from which cells it took
// those that it uses (Ran). A cell is to take a name from the last cell above it that gives the name, as in a run from the top.
// So it is stale where it took the name from another one, or from an earlier run of that one, or where that one is stale, too. Text that
// is edited makes a cell stale and what uses its names; text that is edited back to what ran undoes that. What an interrupted run
// left counts as what its cell gives, since the reader chose to go on with it.
//
// Where no cell above gives the name, the cell went its own way: it took the name from a cell below, or from one that is deleted.
// Running it again would change nothing as long as the kernel has the name from there, so it is stale only when that has changed.
// The page tells which names these are, because a run from the top would not have them.
//
// What two cells share by other ways than names is not seen: files, what a called function changes, time, chance. A cell whose
// new text was not run yet counts as giving what its last run gave.

// Ran is what the document remembers of the last run of a cell in the present kernel.
type Ran struct {
	// Digest of the source that ran.
	Digest string `json:"digest"`
	// Number counts the runs of the notebook.
	Number int `json:"number"`
	// Edited is true while the source is another one.
	Edited bool `json:"edited,omitempty"`
	// Unfinished is true where the run was interrupted.
	Unfinished bool `json:"unfinished,omitempty"`
	// NotRun is true where the source did not compile: its names are those that it would give and take.
	NotRun bool `json:"not_run,omitempty"`
	// Declares are the names that the cell gave to others.
	Declares []string `json:"declares,omitempty"`
	Uses     []Use    `json:"uses,omitempty"`
}

// Use is a name that a run took from another cell.
type Use struct {
	Name string `json:"name"`
	// Cell gave the name last, in its run number Run; empty where no cell had given it.
	Cell string `json:"cell,omitempty"`
	Run  int    `json:"run,omitempty"`
}

// Digest tells texts apart: FNV-1a of 64 bits, which a page computes in a few lines and at once. It guards against no malice.
func Digest(source string) string {
	h := fnv.New64a()
	h.Write([]byte(source))
	return fmt.Sprintf("%016x", h.Sum64())
}

// beginRun notes that a cell's source runs now. Until it has, it counts as giving what its last run gave.
func (d *Document) beginRun(c *Cell) {
	d.Runs++
	ran := Ran{Digest: Digest(c.Source), Number: d.Runs}
	if c.Ran != nil {
		ran.Declares = c.Ran.Declares
	}
	c.Ran = &ran
}

// endRun notes what a run has given and taken.
func (d *Document) endRun(c *Cell, op Op) {
	if c.Ran == nil {
		return
	}
	ran := *c.Ran
	ran.Unfinished, ran.NotRun = op.Validity == Aborted, op.NotRun
	ran.Declares, ran.Uses = op.Declares, slices.Clone(op.Uses)
	for i, u := range ran.Uses {
		ran.Uses[i].Run = 0
		if giver := d.ranOf(u.Cell); giver != nil && u.Cell != c.ID {
			ran.Uses[i].Run = giver.Number
		}
	}
	c.Ran = &ran
	if len(op.Declares) > 0 && !op.NotRun {
		d.Givers = maps.Clone(d.Givers)
		if d.Givers == nil {
			d.Givers = map[string]string{}
		}
		for _, name := range op.Declares {
			d.Givers[name] = c.ID
		}
	}
}

// edited notes whether a changed source is again the one that ran.
func (c *Cell) edited() {
	if c.Ran == nil {
		if c.Validity == Evaluated || c.Validity == Aborted {
			c.Validity = Stale
		}
		return
	}
	ran := *c.Ran
	ran.Edited = Digest(c.Source) != ran.Digest
	c.Ran = &ran
}

// judge finds the validity of all cells that ran. A page does the same, so it has to depend on the document alone.
func (d *Document) judge() {
	cells := slices.Clone(d.Cells)
	wanted := map[string]bool{}
	for {
		above := d.judgeInOrder(cells, wanted)
		// A stale cell that runs again takes what the kernel has then. Where a name in it is no longer that of the cell which
		// is to give it, that cell has to run again first.
		more := false
		for i, c := range cells {
			for j, giver := range above[i] {
				if c.Validity != Stale || giver < 0 {
					continue
				}
				id := cells[giver].ID
				if d.Givers[c.Ran.Uses[j].Name] != id && !wanted[id] {
					wanted[id] = true
					more = true
				}
			}
		}
		if !more {
			break
		}
	}
	d.Cells = cells
}

// judgeInOrder does one round, in which the wanted cells are stale. It returns for each cell's uses the indexes of the cells
// above that give them, -1 for none.
func (d *Document) judgeInOrder(cells []Cell, wanted map[string]bool) (above [][]int) {
	above = make([][]int, len(cells))
	givers := map[string]int{}
	current := make([]bool, len(cells))
	for i := range cells {
		c := &cells[i]
		if c.Ran == nil {
			continue
		}
		current[i] = !c.Ran.Edited && !wanted[c.ID]
		for _, u := range c.Ran.Uses {
			giver, given := givers[u.Name]
			if !given {
				giver = -1
				current[i] = current[i] && (u.Cell == "" || d.stillGives(u, c.ID))
			} else {
				g := cells[giver]
				current[i] = current[i] && g.ID == u.Cell && g.Ran.Number == u.Run && current[giver]
			}
			above[i] = append(above[i], giver)
		}
		switch {
		case c.Ran.Unfinished && !c.Ran.Edited:
			c.Validity = Aborted
		case current[i]:
			c.Validity = Evaluated
		default:
			c.Validity = Stale
		}
		if c.Ran.NotRun && current[i] {
			continue // it will not compile the next time either
		}
		for _, name := range c.Ran.Declares {
			givers[name] = i
		}
	}
	return above
}

// stillGives tells whether the kernel has the name from where the cell took it.
func (d *Document) stillGives(u Use, taker string) bool {
	giver := d.ranOf(u.Cell)
	return d.Givers[u.Name] == u.Cell && (giver == nil || u.Cell == taker || giver.Number == u.Run)
}

// ranOf returns what is known of the last run of a cell, which may be in the bin.
func (d *Document) ranOf(id string) *Ran {
	if c, ok := d.Cell(id); ok {
		return c.Ran
	}
	if i := slices.IndexFunc(d.Deleted, func(b Deleted) bool { return b.Cell.ID == id }); i >= 0 {
		return d.Deleted[i].Cell.Ran
	}
	return nil
}

// StaleCells lists the cells that RunStale runs, in their order.
func (d Document) StaleCells() []string {
	var ids []string
	for _, c := range d.Cells {
		if c.Kind == Code && c.Validity == Stale && c.Status == Ready {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func runStale(d *Document) ([]Effect, error) {
	var effects []Effect
	ids := d.StaleCells()
	d.Cells = slices.Clone(d.Cells)
	for _, id := range ids {
		d.Cells[d.index(id)].Status = Queued
		effects = append(effects, Effect{Kind: Enqueue, Cell: id})
	}
	return effects, nil
}

// forgetRun is what a new kernel knows of a cell: nothing. Outputs stay, but no values stand behind them.
func (c *Cell) forgetRun() {
	c.Ran = nil
	switch {
	case c.Status != Ready:
		c.Status, c.Validity = Ready, Aborted
	case c.Validity == Aborted:
	case c.Validity == Evaluated || len(c.Outputs) > 0:
		c.Validity = Stale
	}
}
