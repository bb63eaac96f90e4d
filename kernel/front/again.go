package front

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// A type that is declared again is another type: values of the former one stay usable, but the two do not mix. So that a
// student can run an unchanged cell again without losing what was made with its types, a declaration that says the
// same as before keeps the type: the same text, with the same methods, in which all names mean the same.

// declaration is a type, function or constant as a cell declared it.
type declaration struct {
	text string
	uses map[string]types.Object // what the names of other cells' and its own package-level objects mean in it
}

// typeRecord is a type with the methods of its cell. It is gone when a later cell has replaced one of them.
type typeRecord struct {
	declaration
	methods map[string]declaration
}

// history is what a session remembers of declarations, by the object that they declare.
type history struct {
	types map[types.Object]*typeRecord
	plain map[types.Object]declaration // functions and constants
}

func newHistory() history {
	return history{types: map[types.Object]*typeRecord{}, plain: map[types.Object]declaration{}}
}

// forget drops what is known of an object that no name means any more.
func (h history) forget(obj types.Object) {
	delete(h.types, obj)
	delete(h.plain, obj)
}

// note remembers what a cell declares.
func (h history) note(c *Cell) {
	describe := func(n ast.Node) declaration {
		d := declaration{text: c.text(n), uses: map[string]types.Object{}}
		ast.Inspect(n, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				if obj := c.Info.Uses[id]; obj != nil && packageLevel(obj) {
					d.uses[id.Name] = obj
				}
			}
			return true
		})
		return d
	}
	for _, d := range c.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range g.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if obj := c.Info.Defs[spec.Name]; obj != nil {
					h.types[obj] = &typeRecord{describe(spec), map[string]declaration{}}
				}
			case *ast.ValueSpec: // with iota, a constant's value depends on its whole group
				for _, id := range spec.Names {
					h.plain[c.Info.Defs[id]] = describe(g)
				}
			}
		}
	}
	for _, d := range c.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		obj, ok := c.Info.Defs[fn.Name].(*types.Func)
		if !ok {
			continue
		}
		recv := obj.Signature().Recv()
		if recv == nil {
			h.plain[obj] = describe(fn)
			continue
		}
		named := receiverNamed(recv.Type())
		if named == nil {
			continue
		}
		switch r := h.types[named.Obj()]; {
		case r == nil:
		case c.Replaces[obj] != nil:
			delete(h.types, named.Obj())
		case slices.Contains(c.Declared, types.Object(named.Obj())):
			r.methods[obj.Name()] = describe(fn)
		}
	}
}

// packageLevel says whether a name of a cell means something outside of the declaration that uses it, and of Go itself.
func packageLevel(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.PkgName:
		return true
	case *types.Var:
		if obj.IsField() {
			return false
		}
	case *types.Func:
		if obj.Signature().Recv() != nil {
			return false
		}
	}
	// A variable of a cell may not have been put into a scope yet.
	scope := obj.Parent()
	return obj.Pkg() != nil && obj.Pkg().Path() == "main" && (scope == nil || scope.Parent() == types.Universe)
}

func receiverNamed(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, _ := types.Unalias(t).(*types.Named)
	if n != nil {
		n = n.Origin()
	}
	return n
}

// text is the source of a declaration. Comments and blanks inside it count, so nothing is taken for equal that is not.
func (c *Cell) text(n ast.Node) string {
	return c.src.text[c.src.offset(n.Pos()):c.src.offset(n.End())]
}

// unchanged finds the types among a cell's declarations that say the same as before.
func (s *Session) unchanged(c *Cell) map[string]types.Object {
	declared := map[string]int{}       // how often the cell declares a name
	methods := map[string][]ast.Node{} // by type
	nodes := map[string]ast.Node{}
	for _, st := range c.Stmts {
		for _, name := range stmtNames(st) {
			declared[name] += 2 // a variable is always a new one
		}
	}
	for _, d := range c.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil {
				methods[declNames(d)[0]] = append(methods[declNames(d)[0]], d)
				continue
			}
			declared[d.Name.Name]++
			nodes[d.Name.Name] = d
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					declared[spec.Name.Name]++
					nodes[spec.Name.Name] = spec
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						declared[id.Name]++
						nodes[id.Name] = d
					}
				}
			}
		}
	}
	same := map[string]types.Object{}
	for name, node := range nodes {
		obj := s.scope[name]
		if obj == nil || declared[name] != 1 {
			continue
		}
		if record := s.history.types[obj]; record != nil {
			if record.text != c.text(node) || len(record.methods) != len(methods[name]) {
				continue
			}
			if !slices.ContainsFunc(methods[name], func(m ast.Node) bool {
				return record.methods[m.(*ast.FuncDecl).Name.Name].text != c.text(m)
			}) {
				same[name] = obj
			}
		} else if s.history.plain[obj].text == c.text(node) {
			same[name] = obj
		}
	}
	// What depends on something that has changed has changed, too.
	for again := true; again; {
		again = false
		for name, obj := range same {
			uses := []map[string]types.Object{s.history.plain[obj].uses}
			if record := s.history.types[obj]; record != nil {
				uses = append(uses, record.uses)
				for _, m := range record.methods {
					uses = append(uses, m.uses)
				}
			}
			if !s.meanTheSame(c, uses, declared, same) {
				delete(same, name)
				again = true
			}
		}
	}
	for name, obj := range same {
		if s.history.types[obj] == nil {
			delete(same, name)
		}
	}
	return same
}

// meanTheSame says whether names still mean in a cell what they meant.
func (s *Session) meanTheSame(c *Cell, uses []map[string]types.Object, declared map[string]int, same map[string]types.Object) bool {
	for _, names := range uses {
		for name, obj := range names {
			if pkg, ok := obj.(*types.PkgName); ok {
				if path, ok := c.imports[name]; ok && path != pkg.Imported().Path() || declared[name] > 0 || s.scope[name] != nil {
					return false
				}
				if path, ok := s.imports[name]; ok && path != pkg.Imported().Path() {
					return false
				}
				continue
			}
			switch {
			case c.imports[name] != "", declared[name] > 0 && same[name] == nil:
				return false
			case s.scope[name] != obj && !replaces(s.scope[name], obj):
				return false
			}
		}
	}
	return true
}

// replaces says whether older functions call a function in place of another.
func replaces(newer, older types.Object) bool {
	f, ok := newer.(*types.Func)
	g, was := older.(*types.Func)
	return ok && was && types.Identical(f.Type(), g.Type())
}

// keep takes the unchanged types out of a cell's declarations. Their names mean the objects of before.
func (s *Session) keep(c *Cell, same map[string]types.Object) {
	if len(same) == 0 {
		return
	}
	var decls []ast.Decl
	for _, d := range c.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil {
				if obj := same[declNames(d)[0]]; obj != nil {
					if named, ok := types.Unalias(obj.Type()).(*types.Named); ok {
						c.Info.Defs[d.Name] = methodNamed(named, d.Name.Name)
					}
					c.Kept = append(c.Kept, d)
					continue
				}
			}
		case *ast.GenDecl:
			if d.Tok != token.TYPE {
				break
			}
			rest := *d
			rest.Specs = nil
			var kept []ast.Node
			for _, spec := range d.Specs {
				id := spec.(*ast.TypeSpec).Name
				if obj := same[id.Name]; obj != nil {
					c.Info.Defs[id] = obj
					kept = append(kept, spec)
				} else {
					rest.Specs = append(rest.Specs, spec)
				}
			}
			if len(rest.Specs) == 0 {
				c.Kept = append(c.Kept, d)
				continue
			}
			c.Kept = append(c.Kept, kept...)
			if len(rest.Specs) < len(d.Specs) {
				decls = append(decls, &rest)
				continue
			}
		}
		decls = append(decls, d)
	}
	c.Decls = decls
}
