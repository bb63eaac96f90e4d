package compiled

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"lab/kernel/front"
	"lab/kernel/universe"
)

// translation is a notebook on its way to a program.
type translation struct {
	universe *universe.Universe
	names    *names
	cells    []*unit
	// chains holds, for each function that a later cell declares again with the same signature, all its declarations.
	chains   map[*types.Func]*chain
	mistakes []front.Diagnostic // of cells that do not compile
	problems []front.Diagnostic // what of the others a program cannot say
	context  types.Object       // what the program declares of itself: sc
}

// unit is one code cell.
type unit struct {
	Cell
	*script
	checked *front.Cell
	number  int    // among the code cells, from 1
	entry   string // the function of its statements; empty where there are none
	inits   []string
	binds   []binding
}

// chain is a function with its declarations in several cells.
type chain struct {
	name    string
	state   string // of a generic function: the variable that tells which declaration is called
	members []*types.Func
	generic bool
}

// binding makes a function's newest declaration the one that everybody calls.
type binding struct {
	chain *chain
	index int
	impl  string
}

// check checks the cells as a kernel does, one after another. Cells that do not compile are left out and reported.
func check(u *universe.Universe, cells []Cell) (*translation, error) {
	session, err := front.NewNotebook(u)
	if err != nil {
		return nil, err
	}
	t := &translation{universe: u, names: newNames(), chains: map[*types.Func]*chain{}, context: session.Lookup(front.Context)}
	number := 0
	for _, cell := range cells {
		if cell.Markdown {
			t.cells = append(t.cells, &unit{Cell: cell})
			continue
		}
		number++
		checked, diagnostics := session.Check(cell.ID, cell.Source, false)
		if len(diagnostics) > 0 {
			t.mistakes = append(t.mistakes, diagnostics...)
			continue
		}
		session.Commit(checked)
		t.cells = append(t.cells, &unit{Cell: cell, script: newScript(checked), checked: checked, number: number})
	}
	t.survey()
	for _, u := range t.code() {
		t.declare(u)
	}
	t.limits()
	if len(t.problems) > 0 {
		return nil, &Error{t.problems}
	}
	for _, u := range t.code() {
		t.rename(u)
	}
	return t, nil
}

// code lists the cells that run.
func (t *translation) code() []*unit {
	var list []*unit
	for _, u := range t.cells {
		if u.checked != nil {
			list = append(list, u)
		}
	}
	return list
}

// survey notes which names the notebook uses, before any is given away.
func (t *translation) survey() {
	packages := map[string]string{} // path → name in the cells
	var order []string
	for _, u := range t.code() {
		for id := range u.checked.Info.Defs {
			t.names.used[id.Name] = true
		}
		for id, obj := range u.checked.Info.Uses {
			t.names.used[id.Name] = true
			switch obj := obj.(type) {
			case *types.Builtin:
				t.names.taken[id.Name] = true
			case *types.PkgName:
				path := obj.Imported().Path()
				if old, ok := packages[path]; !ok {
					packages[path] = id.Name
					order = append(order, path)
				} else if id.Name < old { // a map has no order; the program's text must have one
					packages[path] = id.Name
				}
			}
		}
	}
	slices.Sort(order)
	for _, path := range order {
		t.names.importAs(path, packages[path])
	}
	t.names.declare(t.context)
}

// declare names what a cell declares.
func (t *translation) declare(u *unit) {
	info := u.checked.Info
	for fn, old := range u.checked.Replaces {
		if fn.Signature().Recv() != nil {
			continue
		}
		c := t.chains[old]
		if c == nil {
			c = &chain{name: t.names.objects[old], members: []*types.Func{old}, generic: fn.Signature().TypeParams().Len() > 0}
			t.chains[old] = c
		}
		c.members = append(c.members, fn)
		t.chains[fn] = c
		t.names.objects[fn] = c.name
	}
	for _, obj := range u.checked.Declared {
		t.names.declare(obj)
	}
	for id, obj := range info.Defs {
		if field, ok := obj.(*types.Var); ok && field.Embedded() {
			if typ, ok := info.Uses[id].(*types.TypeName); ok {
				t.names.fields[field] = typ
			}
		}
	}
	if needsEntry(u.checked) {
		u.entry = t.names.fresh(fmt.Sprintf("cell%d", u.number), false)
	}
	for range u.checked.Inits {
		u.inits = append(u.inits, t.names.fresh(fmt.Sprintf("initCell%d", u.number), false))
	}
}

func needsEntry(c *front.Cell) bool { return len(c.Stmts) > 0 || len(c.Inits) > 0 }

// rename edits a cell's identifiers and its statements at the top level.
func (t *translation) rename(u *unit) {
	info := u.checked.Info
	for _, idents := range []map[*ast.Ident]types.Object{info.Uses, info.Defs} {
		for id, obj := range idents {
			if obj == nil {
				continue
			}
			if name, ok := t.names.of(obj); ok {
				u.script.rename(id.Pos(), id.Name, name)
			}
		}
	}
	for i, d := range u.checked.Inits {
		u.edits = append(u.edits, u.renamed(d.Name, u.inits[i]))
	}
	for _, d := range u.checked.Decls {
		fd, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		fn, _ := info.Defs[fd.Name].(*types.Func)
		c := t.chains[fn]
		if c == nil {
			continue
		}
		for i, member := range c.members {
			if member != fn {
				continue
			}
			impl := t.names.fresh(fmt.Sprintf("%sCell%d", c.name, u.number), false)
			u.binds = append(u.binds, binding{c, i, impl})
			// The declaration itself takes the name that nobody else uses.
			start, _ := u.offset(fd.Name.Pos())
			u.drop(start)
			u.edits = append(u.edits, u.renamed(fd.Name, impl))
			if c.generic && c.state == "" {
				c.state = t.names.fresh(c.name+"Cell", false)
			}
		}
	}
	for _, s := range u.checked.Stmts {
		u.lift(s)
	}
	for _, n := range u.checked.Kept {
		u.remove(n) // an earlier cell's unit declares it
	}
	u.script.sort()
}

// renamed is the edit of an identifier that must be renamed whatever it is called.
func (s *script) renamed(id *ast.Ident, name string) edit {
	start, _ := s.offset(id.Pos())
	return edit{start, start + len(id.Name), name}
}

// drop forgets the edits that begin at an offset.
func (s *script) drop(start int) {
	kept := s.edits[:0]
	for _, e := range s.edits {
		if e.start != start {
			kept = append(kept, e)
		}
	}
	s.edits = kept
}

// written says whether a statement stands in the cell as it is. The front end makes up those of a cell that is a Go file, where
// variables are initialised in the order of their dependencies.
func (s *script) written(st ast.Stmt) bool {
	d, ok := st.(*ast.DeclStmt)
	if !ok {
		return true
	}
	g := d.Decl.(*ast.GenDecl)
	start, ok := s.offset(g.TokPos)
	return ok && len(s.cell.Source) >= start+len("var") && s.cell.Source[start:start+len("var")] == "var" && g.Specs[0].Pos() > g.TokPos
}

// lift makes a statement of a cell's top level one about variables of the package.
func (s *script) lift(st ast.Stmt) {
	switch st := st.(type) {
	case *ast.LabeledStmt:
		s.lift(st.Stmt)
	case *ast.AssignStmt:
		if st.Tok == token.DEFINE {
			s.replace(st.TokPos, st.TokPos+token.Pos(len(":=")), "=")
		}
	case *ast.DeclStmt:
		if g := st.Decl.(*ast.GenDecl); g.Tok == token.VAR && s.written(st) {
			s.liftVars(g)
		}
	}
}

// liftVars makes assignments of a var declaration.
func (s *script) liftVars(g *ast.GenDecl) {
	s.replace(g.TokPos, g.TokPos+token.Pos(len("var")), "")
	if g.Lparen.IsValid() {
		s.replace(g.Lparen, g.Lparen+1, "")
		s.replace(g.Rparen, g.Rparen+1, "")
	}
	for _, spec := range g.Specs {
		spec := spec.(*ast.ValueSpec)
		switch {
		case len(spec.Values) == 0: // zero from the start
			s.replace(spec.Pos(), spec.End(), "")
		case onlyBlanks(spec):
			s.replace(spec.Pos(), spec.Pos(), "var ") // keeps its type, which says what is checked
		case spec.Type != nil:
			s.replace(spec.Type.Pos(), spec.Type.End(), "")
		}
	}
}

func onlyBlanks(spec *ast.ValueSpec) bool {
	for _, id := range spec.Names {
		if id.Name != "_" {
			return false
		}
	}
	return true
}
