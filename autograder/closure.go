package autograder

import (
	"slices"
	"strings"

	"lab/kernel/front"
)

// step is one cell to run before an exercise's own: the declarations of another cell that the exercise needs.
type step struct {
	cell int // index in the restored cells
	code string
}

// provider is one declaration that a name may come from.
type provider struct {
	cell, item int
}

// closure finds which declarations of other cells an exercise needs.
//
// The exercise runs alone in a fresh kernel, so what it uses of the rest of the notebook has to come along: functions,
// types, constants and variables, and what those use in turn. Statements stay behind: an exercise that needs them
// depends on the order in which its author happened to run cells.
type closure struct {
	cells [][]front.Item // parsed cells by index; nil for those that are no source of declarations
	self  int
	// byName and methods find declarations; definers finds cells whose statements set a name.
	byName   map[string][]provider
	methods  map[string][]provider
	definers map[string]int

	wanted map[provider]bool
	order  []int // cells in the order in which they are to run
	placed map[int]bool
}

// newClosure indexes the cells; self is the index of the exercise's cell, -1 where it is not among them.
func newClosure(cells [][]front.Item, self int) *closure {
	c := &closure{
		cells: cells, self: self,
		byName: make(map[string][]provider), methods: make(map[string][]provider), definers: make(map[string]int),
		wanted: make(map[provider]bool), placed: make(map[int]bool),
	}
	for i, items := range cells {
		if i == self {
			continue
		}
		for j, it := range items {
			p := provider{i, j}
			for _, name := range it.Declares {
				if it.Declaration() {
					c.byName[name] = append(c.byName[name], p)
				} else {
					c.definers[name] = i
				}
			}
			if it.Receiver != "" {
				c.methods[it.Receiver] = append(c.methods[it.Receiver], p)
			}
		}
	}
	return c
}

// need adds the declarations of names and all that they use in turn.
func (c *closure) need(names []string) {
	for _, name := range names {
		p, ok := c.find(name)
		if !ok || c.wanted[p] {
			continue
		}
		c.add(p)
		for _, m := range c.methods[name] {
			if !c.wanted[m] {
				c.add(m)
			}
		}
	}
}

func (c *closure) add(p provider) {
	c.wanted[p] = true
	it := c.cells[p.cell][p.item]
	c.need(it.Uses)
	for _, name := range it.Declares { // methods of all types of a grouped declaration
		for _, m := range c.methods[name] {
			if !c.wanted[m] {
				c.add(m)
			}
		}
	}
}

// find returns the declaration that the exercise sees when the notebook is run from top to bottom: the last one
// before it. A name that only later cells declare is taken from the first of those.
func (c *closure) find(name string) (provider, bool) {
	all := c.byName[name]
	for _, p := range slices.Backward(all) {
		if p.cell < c.self {
			return p, true
		}
	}
	if len(all) > 0 {
		return all[0], true
	}
	return provider{}, false
}

// steps returns the needed declarations as cells to run: in document order, but a cell that another one needs before it.
func (c *closure) steps(sources []string) []step {
	var steps []step
	for i := range c.cells {
		c.place(i)
	}
	for _, i := range c.order {
		var items []front.Item
		for j, it := range c.cells[i] {
			if c.wanted[provider{i, j}] {
				items = append(items, it)
			}
		}
		steps = append(steps, step{cell: i, code: keep(sources[i], items)})
	}
	return steps
}

func (c *closure) place(cell int) {
	if c.placed[cell] {
		return
	}
	c.placed[cell] = true
	needed := false
	for j, it := range c.cells[cell] {
		if !c.wanted[provider{cell, j}] {
			continue
		}
		needed = true
		for _, name := range it.Uses {
			if p, ok := c.find(name); ok && c.wanted[p] {
				c.place(p.cell)
			}
		}
	}
	if needed {
		c.order = append(c.order, cell)
	}
}

// keep returns src with everything but the given items blanked out, so that lines and columns stay what they were.
func keep(src string, items []front.Item) string {
	out := []byte(src)
	wanted := make([]bool, len(src))
	for _, it := range items {
		for i := it.Start; i < it.End; i++ {
			wanted[i] = true
		}
	}
	for i, c := range out {
		if !wanted[i] && c != '\n' && c != '\t' {
			out[i] = ' '
		}
	}
	return strings.TrimRight(string(out), " \t\n") + "\n"
}
