package front

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"sort"
	"strings"
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
					continue
				}
			}
		case *ast.GenDecl:
			if d.Tok != token.TYPE {
				break
			}
			rest := *d
			rest.Specs = nil
			for _, spec := range d.Specs {
				id := spec.(*ast.TypeSpec).Name
				if obj := same[id.Name]; obj != nil {
					c.Info.Defs[id] = obj
				} else {
					rest.Specs = append(rest.Specs, spec)
				}
			}
			if len(rest.Specs) == 0 {
				continue
			}
			if len(rest.Specs) < len(d.Specs) {
				decls = append(decls, &rest)
				continue
			}
		}
		decls = append(decls, d)
	}
	c.Decls = decls
}

// cellTypes are types of cells in messages, with the package that their part of a cell was.
var cellTypes = regexp.MustCompile(`\bmain_(\d+)\.(\w+)`)

// formers tells types that have been declared again since from those of the same name now. The hint says what to do
// where there are any.
func (k *checker) formers(msg string) (text, hint string) {
	text = cellTypes.ReplaceAllStringFunc(msg, func(match string) string {
		pkg, name, _ := strings.Cut(match, ".")
		now := k.scope[name]
		if now == nil {
			now = k.session.scope[name]
		}
		if now == nil || now.Pkg().Name() == pkg {
			return "main." + name
		}
		if hint == "" {
			hint = fmt.Sprintf("%s has been declared again: what was made or declared before has the former %s still. Run the cells again that make or declare it.", name, name)
		}
		return "former main." + name
	})
	return text, hint
}

// maxNamed is how many names a notice lists.
const maxNamed = 6

// formerNotices tells which names keep a type that the cell declares again.
func (s *Session) formerNotices(c *Cell) []string {
	declared := map[string]bool{}
	for _, obj := range c.Declared {
		declared[obj.Name()] = true
	}
	var notices []string
	for _, obj := range c.Declared {
		_, isType := obj.(*types.TypeName)
		former, wasType := s.scope[obj.Name()].(*types.TypeName)
		if !isType || !wasType {
			continue
		}
		named, ok := types.Unalias(former.Type()).(*types.Named)
		if !ok {
			continue
		}
		var names []string
		for name, other := range s.scope {
			if !declared[name] && Mentions(other.Type(), named) {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			continue
		}
		sort.Strings(names)
		verb := "keeps"
		if len(names) > 1 {
			verb = "keep"
		}
		if more := len(names) - maxNamed; more > 0 {
			names = append(names[:maxNamed], fmt.Sprintf("%d more", more))
		}
		notices = append(notices, fmt.Sprintf("%s is declared anew: %s %s the former %s until run again.", obj.Name(), enumerate(names), verb, obj.Name()))
	}
	return notices
}

// enumerate writes "a, b and c".
func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// Mentions says whether one of the named types is a part of t.
func Mentions(t types.Type, named ...*types.Named) bool {
	return mentionsType(t, named, map[types.Type]bool{})
}

func mentionsType(t types.Type, named []*types.Named, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	in := func(parts ...types.Type) bool {
		return slices.ContainsFunc(parts, func(p types.Type) bool { return mentionsType(p, named, seen) })
	}
	tuple := func(tuple *types.Tuple) bool {
		for v := range tuple.Variables() {
			if in(v.Type()) {
				return true
			}
		}
		return false
	}
	switch t := t.(type) {
	case *types.Named:
		if slices.Contains(named, t.Origin()) {
			return true
		}
		for arg := range t.TypeArgs().Types() {
			if in(arg) {
				return true
			}
		}
		own := t.Obj().Pkg() != nil && t.Obj().Pkg().Path() == "main" || t.TypeArgs().Len() > 0
		return own && in(t.Underlying())
	case *types.Pointer:
		return in(t.Elem())
	case *types.Slice:
		return in(t.Elem())
	case *types.Array:
		return in(t.Elem())
	case *types.Chan:
		return in(t.Elem())
	case *types.Map:
		return in(t.Key(), t.Elem())
	case *types.Signature:
		return tuple(t.Params()) || tuple(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			if in(f.Type()) {
				return true
			}
		}
	case *types.Interface:
		for f := range t.Methods() {
			if in(f.Type()) {
				return true
			}
		}
	}
	return false
}
