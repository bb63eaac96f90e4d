package front

import (
	"go/ast"
	"maps"
	"slices"
)

// Cells ahead of their run: texts above the asked one that have not run, or have changed since. Of these only the ones are checked
// that the asked cell needs, itself or through each other, on top of what ran. They are kept, and checked again only when their
// text or a name in them has changed.

type ahead struct {
	facts map[string]facts     // of the notebook's texts, by cell
	cells map[string]*helpCell // checked, by cell
}

// facts are what the syntax of a text tells of its names.
type facts struct {
	text string
	// gives are the names that it declares; extends, the types of others for which it declares methods.
	gives, extends map[string]bool
	uses           []string
}

// waitingCell is a cell that has to run before the asked one.
type waitingCell struct {
	Text
	changed bool // it ran with another text
}

func newAhead() ahead { return ahead{facts: map[string]facts{}, cells: map[string]*helpCell{}} }

// read gets the facts of all cells of a notebook known, and returns the names that the asked one takes from others.
func (a *ahead) read(q Question) []string {
	there := map[string]bool{}
	for _, c := range q.Cells {
		there[c.ID] = true
		if known, ok := a.facts[c.ID]; c.ID != q.Cell && (!ok || known.text != c.Source) {
			a.facts[c.ID] = factsOf(c.Source)
		}
	}
	maps.DeleteFunc(a.facts, func(id string, _ facts) bool { return !there[id] })
	maps.DeleteFunc(a.cells, func(id string, _ *helpCell) bool { return !there[id] })
	return factsOf(q.Source).uses
}

func factsOf(source string) facts {
	f := facts{text: source, gives: map[string]bool{}, extends: map[string]bool{}}
	if _, ok := beyondLimits("", source); !ok {
		return f
	}
	items, _ := Items(source) // what does not parse gives nothing
	for _, it := range items {
		for _, name := range it.Declares {
			f.gives[name] = true
		}
		if it.Receiver != "" {
			f.extends[it.Receiver] = true
			f.uses = append(f.uses, it.Receiver)
		}
		f.uses = append(f.uses, it.Uses...)
	}
	maps.DeleteFunc(f.extends, func(name string, _ bool) bool { return f.gives[name] })
	return f
}

// waiting finds the cells above the asked one whose present texts have not run and give what the names need, in their order. A
// name that a run has declared needs only the cell that gave it, where that has changed.
func (h *Help) waiting(q *Question, names []string) []waitingCell {
	asked := slices.IndexFunc(q.Cells, func(c Text) bool { return c.ID == q.Cell })
	above := q.Cells[:max(asked, 0)]
	givers := map[string][]int{} // by name, the cells above that could be meant
	for i, c := range above {
		text, ran := h.texts[c.ID]
		if ran && text == c.Source {
			continue
		}
		f := h.ahead.facts[c.ID]
		for name := range f.gives {
			if h.live.scope[name] == nil || h.live.givers[name] == c.ID {
				givers[name] = append(givers[name], i)
			}
		}
		for name := range f.extends {
			givers[name] = append(givers[name], i)
		}
	}
	if len(givers) == 0 {
		return nil
	}
	needed := map[int]bool{}
	for len(names) > 0 {
		name := names[len(names)-1]
		names = names[:len(names)-1]
		for _, i := range givers[name] {
			if !needed[i] {
				needed[i] = true
				names = append(names, h.ahead.facts[above[i].ID].uses...)
			}
		}
		delete(givers, name)
	}
	var found []waitingCell
	for _, i := range slices.Sorted(maps.Keys(needed)) {
		_, ran := h.texts[above[i].ID]
		found = append(found, waitingCell{above[i], ran})
	}
	return found
}

// lookAhead checks the asked cell's text as if the waiting cells had run.
func (h *Help) lookAhead(q *Question, waiting []waitingCell) []Diagnostic {
	s := &Session{
		u: h.live.u, scope: maps.Clone(h.live.scope), imports: maps.Clone(h.live.imports), givers: h.live.givers, docs: h.live.docs,
		history: h.live.history, sources: h.live.sources, packages: h.live.packages,
	}
	var added []*lateMethod
	for _, w := range waiting {
		c := h.ahead.cells[w.ID]
		if c == nil || c.Source != w.Source || !s.current(c) {
			c = s.study(w.Text, true)
			h.ahead.cells[w.ID] = c
			if len(c.added) > 0 { // its methods are taken back below, so it cannot be kept
				added = append(added, c.added...)
				delete(h.ahead.cells, w.ID)
			}
		}
		s.declareAhead(c.Cell)
	}
	diags, _ := s.look(q.Cell, q.Source)
	takeBack(added)
	h.live.packages = s.packages // no two are called the same
	return diags
}

// study checks a cell of the notebook with what the session knows, as far as it can be understood. With keep, types that it declares
// as before stay what they are.
func (s *Session) study(c Text, keep bool) *helpCell {
	cell, diags := s.understand(c.ID, c.Source, false, keep)
	cell.Source = c.Source
	s.forgetFile(cell)
	known := &helpCell{Cell: cell, diags: diags, env: map[string]meaning{}}
	cell.inspect(func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok {
			known.env[id.Name] = s.meaning(id.Name)
		}
	})
	return known
}

func (s *Session) meaning(name string) meaning { return meaning{s.scope[name], s.imports[name]} }

// current says whether all names in a cell still mean what they did when it was checked.
func (s *Session) current(c *helpCell) bool {
	for name, was := range c.env {
		if s.meaning(name) != was {
			return false
		}
	}
	return true
}

// declareAhead makes a cell's names known to those behind it. Nothing of it is remembered: the session is about to be forgotten.
func (s *Session) declareAhead(c *Cell) {
	for name, path := range c.imports {
		s.imports[name] = path
	}
	for _, obj := range c.Declared {
		s.scope[obj.Name()] = obj
		delete(s.imports, obj.Name())
	}
}
