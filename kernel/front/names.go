package front

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
)

// Names of one run. What Help.Names tells of the texts of a notebook, Session.RunNames tells of a cell that is about to run: it
// knows which cell gave each name last, which may be another one than the text above suggests. So the server sees which cells
// have seen an older value.
//
// A cell gives the names that it declares, and those of others whose value or type it changes: by an assignment among its
// statements, or by a method for another cell's type. What a function or a method changes when it is called cannot be seen.

// RunNames tells what a checked cell gives to others and takes from them, before it is committed. The cell of a name that none
// gave, such as sc, is empty.
func (s *Session) RunNames(c *Cell) CellNames {
	s.mu.Lock()
	defer s.mu.Unlock()
	names := CellNames{CellID: c.ID, Declares: s.gives(c)}
	own := map[types.Object]bool{}
	for _, obj := range c.Declared {
		own[obj] = true
	}
	kept := c.keptNames()
	written := c.written()
	for _, id := range c.idents() {
		obj := c.Info.Uses[id]
		if obj == nil || !packageLevel(obj) || own[origin(obj)] || slices.Contains(kept, id.Name) {
			continue
		}
		if _, isPackage := obj.(*types.PkgName); isPackage && (s.givers[id.Name] == "" || c.imports[id.Name] != "") {
			continue
		}
		giver := s.givers[id.Name]
		if giver == c.ID && written[id] {
			continue // the former run wrote it, too; its value does not matter
		}
		names.take(id.Name, giver)
	}
	for _, name := range kept { // of which nothing was checked again
		record := s.history.types[s.scope[name]]
		if record == nil {
			continue
		}
		for _, d := range append(slices.Collect(maps.Values(record.methods)), record.declaration) {
			for used := range d.uses {
				if giver := s.givers[used]; giver != "" && !slices.Contains(names.Declares, used) {
					names.take(used, giver)
				}
			}
		}
	}
	slices.SortFunc(names.Uses, func(a, b UsedName) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.CellID, b.CellID)) })
	return names
}

// FailedNames tells what a cell that does not compile would give and take, as far as its syntax tells: whether it compiles hangs
// on what it takes.
func (s *Session) FailedNames(cellID, src string) CellNames {
	names := CellNames{CellID: cellID}
	items, _ := Items(src) // what does not parse takes nothing
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, it := range items {
		names.Declares = append(names.Declares, it.Declares...)
		for _, name := range it.Uses {
			if _, isPackage := s.u.PathFor(name); name != "_" && types.Universe.Lookup(name) == nil && (!isPackage || s.givers[name] != "") {
				names.take(name, s.givers[name])
			}
		}
	}
	slices.Sort(names.Declares)
	names.Declares = slices.Compact(names.Declares)
	// What one of its own declarations gives, another may take.
	names.Uses = slices.DeleteFunc(names.Uses, func(u UsedName) bool { return slices.Contains(names.Declares, u.Name) })
	return names
}

func (n *CellNames) take(name, giver string) {
	if u := (UsedName{name, giver}); !slices.Contains(n.Uses, u) {
		n.Uses = append(n.Uses, u)
	}
}

// gives lists the names that a cell gives to others, sorted.
func (s *Session) gives(c *Cell) []string {
	names := c.keptNames()
	for _, obj := range c.Declared {
		names = append(names, obj.Name())
	}
	for _, named := range c.Extended {
		names = append(names, named.Obj().Name())
	}
	for id := range c.assigned() {
		if v, ok := c.Info.Uses[id].(*types.Var); ok && packageLevel(v) {
			names = append(names, id.Name)
		}
	}
	for name, path := range c.imports {
		if usual, ok := s.u.PathFor(name); !ok || usual != path { // others need no import to use the package
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// keptNames lists the types that the cell declares as an earlier cell did.
func (c *Cell) keptNames() []string {
	var names []string
	for _, n := range c.Kept {
		switch n := n.(type) {
		case *ast.TypeSpec:
			names = append(names, n.Name.Name)
		case ast.Decl:
			names = append(names, declNames(n)...)
		}
	}
	return names
}

// assigned finds the names to which, or into which, the cell's statements assign.
func (c *Cell) assigned() map[*ast.Ident]token.Token {
	found := map[*ast.Ident]token.Token{}
	note := func(e ast.Expr, by token.Token) {
		if id := rootOf(e); id != nil && by != token.DEFINE {
			found[id] = by
		}
	}
	for _, st := range c.Stmts {
		ast.Inspect(st, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, e := range n.Lhs {
					note(e, n.Tok)
				}
			case *ast.IncDecStmt:
				note(n.X, n.Tok)
			case *ast.RangeStmt:
				if n.Tok == token.ASSIGN {
					note(n.Key, n.Tok)
					note(n.Value, n.Tok)
				}
			}
			return true
		})
	}
	return found
}

// written finds the names that the cell's statements overwrite at these places, without reading them.
func (c *Cell) written() map[*ast.Ident]bool {
	written := map[*ast.Ident]bool{}
	for id, by := range c.assigned() {
		written[id] = by == token.ASSIGN
	}
	return written
}

// rootOf finds the variable that an assignment to an expression changes.
func rootOf(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		default:
			return nil
		}
	}
}
