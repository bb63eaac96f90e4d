package front

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"sync"

	"lab/kernel/universe"
)

// Help answers what a writer of cells asks: what a name can become, what it means, where else it is used. Its methods may be
// called at any time and from anywhere.
//
// It shares nothing with the session and the engine that run cells, neither a lock nor a type, so it answers while a cell
// runs and nobody waits for anybody. What it knows it finds out by checking the same texts once more: those of the cells that
// ran, and those of the notebook as it stands. A question sees the cells above its own as they stand, and for what they
// do not declare what ran.
//
// Checked cells are kept, and checked again only when their text has changed or a name in them has come to mean something
// else.
type Help struct {
	mu   sync.Mutex
	load func() (*Session, error)
	// live knows what ran; it is made with the first question, and ran holds what it has not seen yet.
	live *Session
	ran  []ranCell
	// texts are those with which cells ran last, by id.
	texts map[string]string
	ahead ahead
	// doc is the notebook as it stands, up to the cell that a question is about.
	doc   *Session
	cells map[string]*helpCell
	// index has the texts of all known cells in the order of their positions; nil where it has to be made anew.
	index []*source
}

// Text is a cell as it stands.
type Text struct{ ID, Source string }

// Question is about a place in a notebook: the byte Offset of the text Source of the cell Cell.
type Question struct {
	// Cells are the notebook's cells in their order, the asked one among them, whose Source there does not matter. Without
	// them, what ran is all that is known.
	Cells  []Text
	Cell   string
	Source string
	Offset int
}

// Place is a piece of a cell. Lines and columns count from 1, columns in bytes.
type Place struct {
	CellID    string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
}

type ranCell struct {
	Text
	tests bool
}

// helpCell is a checked cell of the notebook.
type helpCell struct {
	*Cell
	diags []Diagnostic
	// env is what the names in the cell meant when it was checked.
	env  map[string]meaning
	docs map[types.Object]string
}

// meaning of a name in a cell: an object of another cell, or a package that another cell has imported.
type meaning struct {
	obj  types.Object
	path string
}

// NewHelp returns a Help over packages of its own, which it loads when it is first asked.
func NewHelp() *Help {
	return &Help{cells: map[string]*helpCell{}, texts: map[string]string{}, ahead: newAhead(), load: func() (*Session, error) {
		u, err := universe.Load()
		if err != nil {
			return nil, err
		}
		return NewNotebook(u)
	}}
}

// Ran tells of a cell that ran.
func (h *Help) Ran(id, source string, tests bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	cell := ranCell{Text{id, source}, tests}
	h.ran = slices.DeleteFunc(h.ran, func(c ranCell) bool { return c == cell }) // only the last time counts
	h.ran = append(h.ran, cell)
}

// errTooLong refuses questions about cells that are too long to check while somebody waits.
var errTooLong = errors.New("the cell is too long for help with it")

// prepare gets everything up to the asked cell checked. The caller holds mu.
func (h *Help) prepare(q *Question) error {
	if _, ok := beyondLimits(q.Cell, q.Source); !ok {
		return errTooLong
	}
	q.Offset = min(max(q.Offset, 0), len(q.Source))
	if err := h.catchUp(); err != nil {
		return err
	}
	h.doc = &Session{
		u: h.live.u, scope: maps.Clone(h.live.scope), imports: maps.Clone(h.live.imports), docs: h.live.docs,
		history: newHistory(), sources: h.live.sources,
	}
	h.dropOthers(q.Cells)
	for i, c := range q.Cells {
		if c.ID == q.Cell {
			q.Cells = slices.Clone(q.Cells)
			q.Cells[i].Source = q.Source
			return nil
		}
		h.declare(h.checked(c))
	}
	if len(q.Cells) > 0 {
		return fmt.Errorf("cell %q is not in the notebook", q.Cell)
	}
	return nil
}

// catchUp learns of what has run since the last question.
func (h *Help) catchUp() error {
	if h.live == nil {
		live, err := h.load()
		if err != nil {
			return err
		}
		h.live = live
	}
	for _, c := range h.ran {
		cell, diags := h.live.Check(c.ID, c.Source, c.tests)
		if len(diags) == 0 {
			h.live.Commit(cell)
			h.live.forgetFile(cell)
			h.texts[c.ID] = c.Source
		}
	}
	if len(h.ran) > 0 {
		h.ran, h.index = nil, nil
	}
	return nil
}

// rest gets the asked cell and those behind it checked, and returns all of the notebook that mention one of the names. It
// can do so once after prepare. Cells that mention none are not checked again only because something above them has
// changed: what they declare is the same still.
func (h *Help) rest(q *Question, names ...string) []*helpCell {
	if len(q.Cells) == 0 {
		return []*helpCell{h.asked(q)}
	}
	var list []*helpCell
	asked := false
	for _, c := range q.Cells {
		asked = asked || c.ID == q.Cell
		mentions := len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return strings.Contains(c.Source, name) })
		if known := h.cells[c.ID]; asked && (mentions || known == nil || known.Source != c.Source) {
			h.declare(h.checked(c))
		} else if asked {
			h.declare(known)
		}
		if mentions {
			list = append(list, h.cells[c.ID])
		}
	}
	return list
}

// checked returns a cell checked with what is known by now; it is checked anew where that has to be.
func (h *Help) checked(c Text) *helpCell {
	known := h.cells[c.ID]
	if known == nil || known.Source != c.Source || !h.doc.current(known) {
		h.drop(c.ID)
		known = h.check(c)
		h.cells[c.ID], h.index = known, nil
	}
	return known
}

// declare makes a cell's names known to those behind it.
func (h *Help) declare(c *helpCell) { h.doc.declareAhead(c.Cell) }

// check checks a cell of the notebook with what is known by now.
func (h *Help) check(c Text) *helpCell {
	known := h.doc.study(c, false)
	known.docs = known.comments()
	return known
}

func (h *Help) drop(id string) {
	if known := h.cells[id]; known != nil {
		takeBack(known.added)
		delete(h.cells, id)
		h.index = nil
	}
}

func (h *Help) dropOthers(cells []Text) {
	if len(cells) == 0 {
		return
	}
	there := map[string]bool{}
	for _, c := range cells {
		there[c.ID] = true
	}
	for id := range h.cells {
		if !there[id] {
			h.drop(id)
		}
	}
}

// look checks a text in the place of the asked cell, and keeps nothing of it.
func (h *Help) look(id, source string) *Cell {
	h.drop(id) // what it has added to types of other cells would be there twice
	c, _ := h.doc.check(id, source, false)
	h.doc.forgetFile(c)
	return c
}

// asked returns the asked cell, checked.
func (h *Help) asked(q *Question) *helpCell { return h.checked(Text{q.Cell, q.Source}) }

// forgetFile drops a checked cell's lines from the file set, which would grow with every question. The cell's own source
// knows them.
func (s *Session) forgetFile(c *Cell) {
	if f := s.u.Fset().File(token.Pos(c.src.base)); f != nil {
		s.u.Fset().RemoveFile(f)
	}
}

// locate finds the cell that declares an object, and where.
func (h *Help) locate(obj types.Object) (src *source, offset int, ok bool) {
	pos := obj.Pos()
	if !pos.IsValid() {
		return nil, 0, false
	}
	if h.index == nil {
		for _, c := range h.cells {
			h.index = append(h.index, c.src)
		}
		for _, s := range h.live.sources {
			h.index = append(h.index, s)
		}
		slices.SortFunc(h.index, func(a, b *source) int { return cmp.Compare(a.base, b.base) })
	}
	i, found := slices.BinarySearchFunc(h.index, int(pos), func(s *source, pos int) int { return cmp.Compare(s.base, pos) })
	if !found {
		i--
	}
	if i < 0 || !h.index[i].contains(pos) {
		return nil, 0, false
	}
	src = h.index[i]
	offset = src.offset(pos)
	// What ran is the same declaration as the one that stands in the notebook, where the text is.
	if now := h.cells[src.id]; now != nil && now.src.text == src.text {
		src = now.src
	}
	return src, offset, true
}

// docOf returns the comment of a declaration as Markdown: of cells, or of packages.
func (h *Help) docOf(obj types.Object) string { return commentMarkdown(h.commentOf(origin(obj))) }

func (h *Help) commentOf(obj types.Object) string {
	if obj.Pkg() == nil || obj.Pkg().Path() != "main" {
		return h.live.u.Doc(obj)
	}
	if src, _, ok := h.locate(obj); ok {
		if c := h.cells[src.id]; c != nil && c.docs[obj] != "" {
			return c.docs[obj]
		}
	}
	return h.live.docs[obj]
}

// origin is the declared object of an instantiated one.
func origin(obj types.Object) types.Object {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return obj
}

// comments returns the doc comments of a cell's declarations.
func (c *Cell) comments() map[types.Object]string {
	docs := map[types.Object]string{}
	note := func(id *ast.Ident, groups ...*ast.CommentGroup) {
		obj := c.Info.Defs[id]
		if obj == nil {
			return
		}
		for _, g := range groups {
			if text := g.Text(); text != "" {
				docs[obj] = text
				return
			}
		}
	}
	general := func(d *ast.GenDecl) {
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, id := range spec.Names {
					note(id, spec.Doc, d.Doc, spec.Comment)
				}
			case *ast.TypeSpec:
				note(spec.Name, spec.Doc, d.Doc)
				if st, ok := spec.Type.(*ast.StructType); ok {
					for _, f := range st.Fields.List {
						for _, id := range f.Names {
							note(id, f.Doc, f.Comment)
						}
					}
				}
			}
		}
	}
	for _, d := range c.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			note(d.Name, d.Doc)
		case *ast.GenDecl:
			general(d)
		}
	}
	for _, s := range c.Stmts {
		if d, ok := s.(*ast.DeclStmt); ok {
			if g, ok := d.Decl.(*ast.GenDecl); ok {
				general(g)
			}
		}
	}
	return docs
}
