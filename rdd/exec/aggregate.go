package exec

import "lab/rdd/plan"

// aggregate gathers the elements of a node's inputs by key.
func (t *task) aggregate(n *plan.Node, c *plan.Computation, part int, emit plan.Emit) bool {
	a := &aggregation{task: t, how: c.Aggregation, table: c.Aggregation.New()}
	a.gauge = gauge{claim: t.memory.claim(), keeps: a.how.Keeps}
	defer a.free()
	for i, d := range c.Deps {
		in := t.dep(n, d, part)
		if !in.Stream(func(batch any) bool { a.add(i, batch); return true }) {
			return false
		}
	}
	return t.over(n, emit, func(emit plan.Emit) {
		if a.piles == nil {
			emit(a.table.Entries())
			return
		}
		a.spill()
		a.piles.flush()
		a.table = nil
		out := t.newResults(a.how.Kit)
		defer out.frames.free()
		a.combine(a.piles, out)
		out.merge(emit)
	})
}

// aggregation is a table that goes to piles when it grows too large.
type aggregation struct {
	task  *task
	how   *plan.Aggregation
	table *plan.Table
	gauge gauge
	piles *piles // nil until the first spill
	next  uint64 // the place of the next entry that is spilled
}

func (a *aggregation) add(input int, batch any) {
	a.table.Add(input, batch)
	if !a.gauge.due(batch) {
		return
	}
	if !a.gauge.fits(a.table.Entries()) {
		a.spill()
	}
}

// spill moves the table's entries to the piles. Entries that are spilled earlier have lower places, so that of several
// for one key the first has the place of the key.
func (a *aggregation) spill() {
	if a.piles == nil {
		a.piles = a.task.newPiles(a.how.Kit, a.how.Whole, 0)
	}
	entries := a.table.Entries()
	n := length(entries)
	a.table = a.how.New()
	a.gauge.reset()
	a.piles.add(entries, number(a.next, n))
	a.next += uint64(n)
}

func (a *aggregation) free() {
	a.gauge.claim.release()
	a.piles.free()
}

// combine makes one entry of those for each key, pile by pile.
func (a *aggregation) combine(from *piles, out *results) {
	for pile := range fan {
		a.pile(from, pile, out)
	}
	from.free()
}

func (a *aggregation) pile(from *piles, pile int, out *results) {
	table := a.how.New()
	var places []uint64 // of the table's entries
	var deeper *piles
	g := gauge{claim: a.task.memory.claim(), keeps: a.how.Keeps}
	defer func() {
		g.claim.release()
		deeper.free()
	}()
	from.each(pile, func(entries any, at []uint64) {
		places = append(places, pick(at, table.Load(entries))...)
		if !g.due(entries) || from.level == deepest {
			return
		}
		if !g.fits(table.Entries()) {
			if deeper == nil {
				deeper = a.task.newPiles(a.how.Kit, a.how.Whole, from.level+1)
			}
			entries := table.Entries()
			table = a.how.New()
			g.reset()
			deeper.add(entries, places)
			places = nil
		}
	})
	if deeper == nil {
		out.add(table.Entries(), places)
		out.end()
		return
	}
	deeper.add(table.Entries(), places)
	deeper.flush()
	table = nil
	g.reset()
	a.combine(deeper, out)
}
