package front

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
)

// chunk is a part of a cell that is type-checked together: declarations, or statements.
type chunk struct {
	decls []ast.Decl
	stmts []ast.Stmt
}

// pos is where the chunk begins.
func (ch chunk) pos() token.Pos {
	first := token.NoPos
	for _, d := range ch.decls {
		if first == token.NoPos || d.Pos() < first {
			first = d.Pos()
		}
	}
	for _, st := range ch.stmts {
		if first == token.NoPos || st.Pos() < first {
			first = st.Pos()
		}
	}
	return first
}

// unit is one declaration with the names it declares and mentions.
type unit struct {
	decl   ast.Decl
	names  []string
	idents map[string]bool
	index  int
	placed bool
}

// plan orders a cell's declarations and statements. Declarations come first, as in a file; one that mentions a
// variable which a statement of the same cell declares waits until that statement was checked, but not longer than
// until something uses it.
func plan(decls []ast.Decl, stmts []ast.Stmt) []chunk {
	units := make([]*unit, len(decls))
	byName := map[string][]*unit{}
	for i, d := range decls {
		units[i] = &unit{index: i, decl: d, names: declNames(d), idents: identsOf(d)}
		for _, name := range units[i].names {
			byName[name] = append(byName[name], units[i])
		}
	}
	vars := map[string]bool{}
	for _, s := range stmts {
		for _, name := range stmtNames(s) {
			vars[name] = true
		}
	}
	// closure returns the units that the identifiers reach and that are not placed, in source order so that results are
	// stable. What a placed unit reaches is placed, too.
	closure := func(idents map[string]bool) []*unit {
		seen := map[*unit]bool{}
		var found []*unit
		var visit func(map[string]bool)
		visit = func(idents map[string]bool) {
			for name := range idents {
				for _, u := range byName[name] {
					if !seen[u] && !u.placed {
						seen[u] = true
						found = append(found, u)
						visit(u.idents)
					}
				}
			}
		}
		visit(idents)
		slices.SortFunc(found, func(a, b *unit) int { return cmp.Compare(a.index, b.index) })
		return found
	}
	waiting := waiting(units, byName, vars)
	var chunks []chunk
	place := func(list []*unit) {
		var c chunk
		for _, u := range list {
			if !u.placed {
				u.placed = true
				c.decls = append(c.decls, u.decl)
			}
		}
		if len(c.decls) > 0 {
			chunks = append(chunks, c)
		}
	}
	var early []*unit
	for _, u := range units {
		if !waiting[u] {
			early = append(early, u)
		}
	}
	place(early)
	var run []ast.Stmt
	flush := func() {
		if len(run) > 0 {
			chunks = append(chunks, chunk{stmts: run})
			run = nil
		}
	}
	for _, s := range stmts {
		need := closure(identsOf(s))
		if len(need) > 0 {
			flush()
			place(need)
		}
		run = append(run, s)
	}
	flush()
	place(units)
	return chunks
}

// waiting finds the units that mention a variable of a statement, themselves or through what they use.
func waiting(units []*unit, byName map[string][]*unit, vars map[string]bool) map[*unit]bool {
	users := map[*unit][]*unit{}
	found := map[*unit]bool{}
	var next []*unit
	for _, u := range units {
		for name := range u.idents {
			for _, used := range byName[name] {
				users[used] = append(users[used], u)
			}
		}
		if mentionsAny(u.idents, vars) {
			found[u] = true
			next = append(next, u)
		}
	}
	for len(next) > 0 {
		u := next[0]
		next = next[1:]
		for _, user := range users[u] {
			if !found[user] {
				found[user] = true
				next = append(next, user)
			}
		}
	}
	return found
}

func mentionsAny(idents, names map[string]bool) bool {
	if len(idents) < len(names) {
		idents, names = names, idents
	}
	for name := range names {
		if idents[name] {
			return true
		}
	}
	return false
}

// declNames returns the names under which a declaration is found. A method goes with its receiver's type.
func declNames(d ast.Decl) []string {
	if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
		if len(fn.Recv.List) == 0 {
			return []string{""}
		}
		return []string{receiverName(fn.Recv.List[0].Type)}
	}
	return namesOf(declIdents(d))
}

// declIdents returns the names that a declaration declares; a method declares none.
func declIdents(d ast.Decl) []*ast.Ident {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return []*ast.Ident{d.Name}
		}
	case *ast.GenDecl:
		var ids []*ast.Ident
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				ids = append(ids, spec.Name)
			case *ast.ValueSpec:
				ids = append(ids, spec.Names...)
			}
		}
		return ids
	}
	return nil
}

func namesOf(ids []*ast.Ident) []string {
	var names []string
	for _, id := range ids {
		names = append(names, id.Name)
	}
	return names
}

func receiverName(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return receiverName(t.X)
	case *ast.ParenExpr:
		return receiverName(t.X)
	case *ast.IndexExpr:
		return receiverName(t.X)
	case *ast.IndexListExpr:
		return receiverName(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}

// stmtNames returns the variables that a top-level statement declares.
func stmtNames(s ast.Stmt) []string { return namesOf(stmtIdents(s)) }

func stmtIdents(s ast.Stmt) []*ast.Ident {
	var ids []*ast.Ident
	switch s := s.(type) {
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			for _, e := range s.Lhs {
				if id, ok := e.(*ast.Ident); ok && id.Name != "_" {
					ids = append(ids, id)
				}
			}
		}
	case *ast.DeclStmt:
		return declIdents(s.Decl)
	case *ast.LabeledStmt:
		return stmtIdents(s.Stmt)
	}
	return ids
}

func identsOf(n ast.Node) map[string]bool {
	idents := map[string]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			ast.Inspect(n.X, func(m ast.Node) bool {
				if id, ok := m.(*ast.Ident); ok {
					idents[id.Name] = true
				}
				return true
			})
			return false
		case *ast.Ident:
			idents[n.Name] = true
		}
		return true
	})
	return idents
}
