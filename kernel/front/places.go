package front

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
)

// symbol is a declared name, known by the place of its declaration: the same in all cells, however often they were checked.
// Names of packages have no place, but only one object.
type symbol struct {
	cell    string
	offset  int
	library types.Object
}

// symbolOf identifies what an object declares.
func (h *Help) symbolOf(obj types.Object) (symbol, bool) {
	if obj == nil {
		return symbol{}, false
	}
	if pkg, ok := obj.(*types.PkgName); ok { // each cell has its own
		return symbol{cell: "import " + pkg.Imported().Path()}, true
	}
	if src, offset, ok := h.locate(obj); ok {
		return symbol{cell: src.id, offset: offset}, true
	}
	return symbol{library: obj}, true
}

// Definition is where a name is declared, or what is known of it where that is outside of the notebook.
type Definition struct {
	Place Place // of the declared name; its CellID is empty where a package or Go itself declares it
	Doc   string
}

// Definition finds the declaration of the name at a place.
func (h *Help) Definition(q Question) (Definition, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.prepare(&q); err != nil {
		return Definition{}, false
	}
	c := h.asked(&q)
	id := c.identAt(q.Offset)
	if id == nil {
		return Definition{}, false
	}
	obj := c.objectOf(id)
	if obj == nil {
		return Definition{}, false
	}
	d := Definition{Doc: h.document(obj)}
	if _, isPackage := obj.(*types.PkgName); isPackage {
		return d, true
	}
	if src, offset, ok := h.locate(obj); ok && h.shows(&q, src) {
		d.Place = src.place(offset, offset+len(obj.Name()))
	}
	return d, true
}

// shows says whether the notebook holds the text of a source.
func (h *Help) shows(q *Question, src *source) bool {
	if src.id == q.Cell {
		return src.text == h.cells[q.Cell].src.text
	}
	for _, c := range q.Cells {
		if c.ID == src.id {
			known := h.cells[c.ID]
			return known != nil && known.src.text == src.text || known == nil && c.Source == src.text
		}
	}
	return false
}

// place is a piece of the cell's text.
func (s *source) place(start, end int) Place {
	p := Place{CellID: s.id}
	p.Line, p.Column = s.position(start)
	p.EndLine, p.EndColumn = s.position(end)
	return p
}

// Uses lists where the notebook names what is named at a place, its declaration among them.
func (h *Help) Uses(q Question) []Place {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.prepare(&q); err != nil {
		return nil
	}
	_, uses := h.uses(&q)
	var places []Place
	for _, u := range uses {
		places = append(places, u.place())
	}
	return places
}

// use is a name in a cell.
type use struct {
	cell *helpCell
	id   *ast.Ident
}

func (u use) place() Place {
	from := u.cell.src.offset(u.id.Pos())
	return u.cell.src.place(from, from+len(u.id.Name))
}

// uses finds the object at the question's place and all its uses in the notebook.
func (h *Help) uses(q *Question) (types.Object, []use) {
	asked := h.asked(q)
	id := asked.identAt(q.Offset)
	if id == nil {
		return nil, nil
	}
	obj := asked.objectOf(id)
	wanted, ok := h.symbolOf(obj)
	if !ok {
		return nil, nil
	}
	var names []string
	_, isPackage := obj.(*types.PkgName)
	if !isPackage { // that goes by several names
		names = append(names, obj.Name())
	}
	var found []use
	for _, c := range h.rest(q, names...) {
		for _, id := range c.idents() {
			if !isPackage && id.Name != obj.Name() {
				continue
			}
			if s, ok := h.symbolOf(c.objectOf(id)); ok && s == wanted {
				found = append(found, use{c, id})
			}
		}
	}
	return obj, found
}

// idents lists the names in a cell's text in their order.
func (c *Cell) idents() []*ast.Ident {
	var list []*ast.Ident
	c.inspect(func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok && id.Name != "_" && id.Pos().IsValid() && c.src.contains(id.Pos()) && !c.src.synthetic(id.Pos()) {
			list = append(list, id)
		}
	})
	slices.SortFunc(list, func(a, b *ast.Ident) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return slices.CompactFunc(list, func(a, b *ast.Ident) bool { return a.Pos() == b.Pos() })
}

// CellNames are the names of other cells that a cell needs, and those that it gives to others.
type CellNames struct {
	CellID   string
	Declares []string
	Uses     []UsedName
}

// UsedName is a name that a cell takes from another.
type UsedName struct{ Name, CellID string }

// Names tells of each cell what it declares and uses.
func (h *Help) Names(cells []Text) []CellNames {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(cells) == 0 {
		return nil
	}
	q := Question{Cells: cells, Cell: cells[0].ID, Source: cells[0].Source}
	if err := h.prepare(&q); err != nil {
		return nil
	}
	var all []CellNames
	for _, c := range h.rest(&q) {
		names := CellNames{CellID: c.ID}
		for _, obj := range c.Declared {
			names.Declares = append(names.Declares, obj.Name())
		}
		slices.Sort(names.Declares)
		names.Declares = slices.Compact(names.Declares)
		seen := map[UsedName]bool{}
		for _, id := range c.idents() {
			obj := c.Info.Uses[id]
			if obj == nil || !packageLevelName(obj) {
				continue
			}
			src, _, ok := h.locate(origin(obj))
			if !ok || src.id == c.ID {
				continue
			}
			if u := (UsedName{obj.Name(), src.id}); !seen[u] {
				seen[u] = true
				names.Uses = append(names.Uses, u)
			}
		}
		all = append(all, names)
	}
	return all
}

// packageLevelName says whether an object has a name that other cells can use by itself.
func packageLevelName(obj types.Object) bool {
	if obj.Pkg() == nil || obj.Pkg().Path() != "main" {
		return false
	}
	switch obj := obj.(type) {
	case *types.Var:
		return !obj.IsField()
	case *types.Func:
		return obj.Signature().Recv() == nil
	}
	return true
}
