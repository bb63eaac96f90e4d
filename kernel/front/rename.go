package front

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// Edit replaces a piece of a cell.
type Edit struct {
	Place
	Text string
}

// RenameError says in a student's words why a name cannot be changed.
type RenameError struct{ Reason string }

func (e *RenameError) Error() string { return e.Reason }

func refuseRename(format string, args ...any) error {
	return &RenameError{fmt.Sprintf(format, args...)}
}

// Rename gives the name at a place another one, in all cells. It makes the edits only in a copy, and looks whether every name
// in the notebook still means what it did; where not, the error is a *RenameError.
func (h *Help) Rename(q Question, name string) ([]Edit, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.prepare(&q); err != nil {
		return nil, refuseRename("This cannot be renamed: %v.", err)
	}
	if err := wellNamed(name); err != nil {
		return nil, err
	}
	obj, uses := h.uses(&q)
	if err := renameable(obj, uses); err != nil {
		return nil, err
	}
	if obj.Name() == name {
		return nil, nil
	}
	edits := make([]Edit, len(uses))
	for i, u := range uses {
		edits[i] = Edit{u.place(), name}
	}
	if len(q.Cells) == 0 {
		q.Cells = []Text{{q.Cell, q.Source}}
	}
	names := []string{obj.Name(), name}
	if member(obj) {
		names = nil // it may make a type fit an interface where neither is mentioned
	}
	before, err := h.picture(&q, names)
	if err != nil {
		return nil, err
	}
	after := q
	after.Cells = renamed(q.Cells, uses, name)
	for _, c := range after.Cells {
		if c.ID == after.Cell {
			after.Source = c.Source
		}
	}
	then, err := h.picture(&after, names)
	if err != nil {
		return nil, err
	}
	if err := before.compare(then, obj.Name(), name); err != nil {
		return nil, err
	}
	return edits, nil
}

func wellNamed(name string) error {
	switch {
	case name == "_":
		return refuseRename("_ is no name: nothing could use it.")
	case token.IsKeyword(name):
		return refuseRename("%s is a word of Go itself.", name)
	case !token.IsIdentifier(name):
		return refuseRename("%q is no name: names have letters, digits and _, and begin with no digit.", name)
	}
	return nil
}

func renameable(obj types.Object, uses []use) error {
	if obj == nil {
		return refuseRename("There is no name here that could be changed.")
	}
	if _, isPackage := obj.(*types.PkgName); isPackage {
		return refuseRename("%s is a package: import it under another name instead.", obj.Name())
	}
	if obj.Pkg() == nil && obj.Parent() == types.Universe {
		return refuseRename("%s belongs to Go itself.", obj.Name())
	}
	if obj.Pkg() != nil && obj.Pkg().Path() != "main" {
		return refuseRename("%s belongs to the package %s.", obj.Name(), obj.Pkg().Path())
	}
	declared := false
	for _, u := range uses {
		if _, isType := obj.(*types.TypeName); isType {
			if v, ok := u.cell.Info.Defs[u.id].(*types.Var); ok && v.Embedded() {
				return refuseRename("%s is embedded in a struct: its field would be renamed, too.", obj.Name())
			}
		}
		if v, ok := obj.(*types.Var); ok && v.Embedded() {
			return refuseRename("%s is an embedded field: it has the name of its type.", obj.Name())
		}
		declared = declared || u.cell.Info.Defs[u.id] != nil || u.cell.objectOf(u.id).Pos() == u.id.Pos()
	}
	if !declared {
		return refuseRename("%s is not declared in a cell of this notebook.", obj.Name())
	}
	return nil
}

// renamed makes the edits in a copy of the cells.
func renamed(cells []Text, uses []use, name string) []Text {
	cells = slices.Clone(cells)
	for i, c := range cells {
		var offsets []int
		length := 0
		for _, u := range uses {
			if u.cell.ID == c.ID {
				offsets = append(offsets, u.cell.src.offset(u.id.Pos()))
				length = len(u.id.Name)
			}
		}
		slices.SortFunc(offsets, func(a, b int) int { return cmp.Compare(b, a) }) // from the end
		for _, at := range offsets {
			c.Source = c.Source[:at] + name + c.Source[at+length:]
		}
		cells[i] = c
	}
	return cells
}

// picture is what all names of a notebook mean. Names are known by their number in their cell, which renaming keeps.
type picture struct {
	order  []string       // the cells that are in it
	number map[string]int // of a cell in the notebook, from 1
	names  map[string][]pictured
	errors map[string][]string
}

type pictured struct {
	name  string
	line  int
	means numbered
}

// numbered is a name of a cell by its number; a name of a package by itself.
type numbered struct {
	cell    string
	number  int
	library string
}

// member says whether an object is a field or a method.
func member(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Var:
		return obj.IsField()
	case *types.Func:
		return obj.Signature().Recv() != nil
	}
	return false
}

// picture looks at all cells that mention one of the names, or where there is none at all cells.
func (h *Help) picture(q *Question, names []string) (picture, error) {
	p := picture{number: map[string]int{}, names: map[string][]pictured{}, errors: map[string][]string{}}
	for i, c := range q.Cells {
		p.number[c.ID] = i + 1
	}
	if err := h.prepare(q); err != nil {
		return p, refuseRename("This cannot be renamed: %v.", err)
	}
	cells := h.rest(q, names...)
	numbers := map[symbol]numbered{}
	for _, c := range cells {
		for i, id := range c.idents() {
			numbers[symbol{cell: c.ID, offset: c.src.offset(id.Pos())}] = numbered{cell: c.ID, number: i}
		}
	}
	for _, c := range cells {
		p.order = append(p.order, c.ID)
		for _, d := range c.diags {
			p.errors[c.ID] = append(p.errors[c.ID], fmt.Sprintf("line %d: %s", d.Line, d.Message))
		}
		for _, id := range c.idents() {
			x := pictured{name: id.Name}
			x.line, _ = c.src.position(c.src.offset(id.Pos()))
			if s, ok := h.symbolOf(c.objectOf(id)); ok {
				if n, known := numbers[s]; known {
					x.means = n
				} else if s.library != nil {
					x.means.library = s.library.String()
				} else {
					x.means = numbered{cell: s.cell, number: -1 - s.offset}
				}
			}
			p.names[c.ID] = append(p.names[c.ID], x)
		}
	}
	return p, nil
}

// compare says what would be wrong after renaming.
func (p picture) compare(after picture, old, name string) error {
	for _, id := range p.order {
		was, is := p.names[id], after.names[id]
		for j := range min(len(was), len(is)) {
			if was[j].means == is[j].means {
				continue
			}
			if is[j].means == (numbered{}) {
				return refuseRename("%s in cell %d, line %d, would have no meaning then.", was[j].name, p.number[id], was[j].line)
			}
			return refuseRename("There is another %s already: in cell %d, line %d, the two would be taken for one another.", name, p.number[id], was[j].line)
		}
		if len(was) != len(is) || len(after.errors[id]) > len(p.errors[id]) {
			for _, e := range after.errors[id] {
				if !slices.Contains(p.errors[id], e) {
					return refuseRename("With %s for %s, cell %d would not compile: %s", name, old, p.number[id], strings.TrimSuffix(e, "."))
				}
			}
			return refuseRename("With %s for %s, cell %d would not compile.", name, old, p.number[id])
		}
	}
	return nil
}
