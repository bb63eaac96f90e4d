package front

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"strings"

	"lab/kernel/show"
)

// Completion is one proposal.
type Completion struct {
	Text   string
	Kind   string // keyword, package, func, method, field, var, const, type
	Detail string // the type or signature
	Doc    string
}

// Completions proposes to replace the bytes From to To of the source.
type Completions struct {
	From, To int
	Items    []Completion
}

// maxCompletions is more than anyone reads.
const maxCompletions = 200

// Complete proposes what the name at a byte offset of a cell may become. The cell need not parse.
func (s *Session) Complete(src string, offset int) Completions {
	offset = min(max(offset, 0), len(src))
	from, to := wordAt(src, offset)
	prefix := src[from:offset]
	out := Completions{From: from, To: to}
	s.mu.Lock()
	defer s.mu.Unlock()
	if inComment(src, offset) {
		return out
	}
	// A name must stand at the cursor for the parser to see a selector or an operand there.
	word := src[from:to]
	if word == "" {
		word = "_x"
	}
	c, _ := s.check("completion", src[:from]+word+src[to:], false)
	if from > 0 && src[from-1] == '.' {
		out.Items = s.selected(c, from, prefix)
		return out
	}
	out.Items = s.namesAt(c, from, prefix)
	return out
}

// wordAt returns the bounds of the name around an offset.
func wordAt(src string, offset int) (from, to int) {
	from, to = offset, offset
	for from > 0 && isWord(src[from-1]) {
		from--
	}
	for to < len(src) && isWord(src[to]) {
		to++
	}
	return from, to
}

// inComment says whether the offset is behind // on its line, or inside a string of the line.
func inComment(src string, offset int) bool {
	line := src[strings.LastIndexByte(src[:offset], '\n')+1 : offset]
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote != 0 && c == '\\' && quote != '`':
			i++
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\'' || c == '`'):
			quote = c
		case quote == 0 && c == '/' && i+1 < len(line) && line[i+1] == '/':
			return true
		}
	}
	return quote != 0
}

// selectorAt finds the selector whose name stands at an offset of the cell.
func (c *Cell) selectorAt(offset int) *ast.SelectorExpr {
	var found *ast.SelectorExpr
	c.inspect(func(n ast.Node) {
		if sel, ok := n.(*ast.SelectorExpr); ok && c.src.offset(sel.Sel.Pos()) == offset {
			found = sel
		}
	})
	return found
}

// inspect visits all syntax of a cell.
func (c *Cell) inspect(visit func(ast.Node)) {
	c.walk(func(n ast.Node) bool {
		visit(n)
		return true
	})
}

// walk visits the syntax of a cell, below a node only where visit says so.
func (c *Cell) walk(visit func(ast.Node) bool) {
	look := func(n ast.Node) bool { return n != nil && visit(n) }
	for _, d := range c.Decls {
		ast.Inspect(d, look)
	}
	for _, st := range c.Stmts {
		ast.Inspect(st, look)
	}
}

// selected lists what may follow the dot before an offset.
func (s *Session) selected(c *Cell, offset int, prefix string) []Completion {
	sel := c.selectorAt(offset)
	if sel == nil {
		return nil
	}
	if id, ok := sel.X.(*ast.Ident); ok {
		if path, ok := s.pathOf(c, id); ok {
			return s.packageMembers(path, prefix)
		}
	}
	tv, ok := c.Info.Types[sel.X]
	if !ok || tv.Type == nil {
		return nil
	}
	var items []Completion
	seen := map[string]bool{}
	add := func(obj types.Object, kind string) {
		name := obj.Name()
		if seen[name] || !matches(name, prefix) || !obj.Exported() && obj.Pkg() != nil && obj.Pkg().Path() != "main" {
			return
		}
		seen[name] = true
		items = append(items, Completion{Text: name, Kind: kind, Detail: signatureText(obj), Doc: s.doc(obj)})
	}
	members(tv.Type, add)
	return limit(items)
}

// members calls add for the fields and methods of a type and of the pointer to it.
func members(t types.Type, add func(obj types.Object, kind string)) {
	fields(t, add, 0)
	for _, recv := range []types.Type{t, types.NewPointer(t)} {
		if types.IsInterface(t) && recv != t {
			continue
		}
		set := types.NewMethodSet(recv)
		for i := range set.Len() {
			add(set.At(i).Obj(), "method")
		}
	}
}

// fields calls add for the fields of a struct, those of embedded structs after its own.
func fields(t types.Type, add func(types.Object, string), depth int) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok || depth > 4 {
		return
	}
	for i := range st.NumFields() {
		add(st.Field(i), "field")
	}
	for i := range st.NumFields() {
		if st.Field(i).Embedded() {
			fields(st.Field(i).Type(), add, depth+1)
		}
	}
}

// pathOf says which package a name means, where it means one.
func (s *Session) pathOf(c *Cell, id *ast.Ident) (string, bool) {
	if obj := c.Info.Uses[id]; obj != nil {
		pkg, ok := obj.(*types.PkgName)
		if !ok {
			return "", false
		}
		return pkg.Imported().Path(), true
	}
	if path, ok := c.imports[id.Name]; ok {
		return path, true
	}
	if s.scope[id.Name] != nil {
		return "", false
	}
	if path, ok := s.imports[id.Name]; ok {
		return path, true
	}
	return s.u.PathFor(id.Name)
}

func (s *Session) packageMembers(path, prefix string) []Completion {
	pkg, err := s.u.Import(path)
	if err != nil {
		return nil
	}
	var items []Completion
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		if obj.Exported() && matches(name, prefix) {
			items = append(items, Completion{Text: name, Kind: kindOf(obj), Detail: signatureText(obj), Doc: s.doc(obj)})
		}
	}
	return limit(items)
}

// namesAt lists the names that can stand at an offset: locals, what cells declared, packages, builtins, keywords.
func (s *Session) namesAt(c *Cell, offset int, prefix string) []Completion {
	var items []Completion
	seen := map[string]bool{}
	add := func(item Completion) {
		if !seen[item.Text] && item.Text != "_" && item.Text != "_x" && matches(item.Text, prefix) {
			seen[item.Text] = true
			items = append(items, item)
		}
	}
	addObj := func(obj types.Object) {
		add(Completion{Text: obj.Name(), Kind: kindOf(obj), Detail: signatureText(obj), Doc: s.doc(obj)})
	}
	for _, scope := range c.scopesAt(offset) {
		for _, name := range scope.Names() {
			if obj := scope.Lookup(name); obj.Pos().IsValid() && c.src.contains(obj.Pos()) && c.src.offset(obj.Pos()) < offset {
				addObj(obj)
			}
		}
	}
	for _, obj := range c.Declared {
		addObj(obj)
	}
	for _, obj := range s.scope {
		addObj(obj)
	}
	for _, name := range s.u.Names() {
		path, _ := s.u.PathFor(name)
		add(Completion{Text: name, Kind: "package", Detail: path})
	}
	for _, name := range types.Universe.Names() {
		addObj(types.Universe.Lookup(name))
	}
	for tok := token.BREAK; tok <= token.VAR; tok++ {
		add(Completion{Text: tok.String(), Kind: "keyword"})
	}
	if prefix == "" && len(items) > maxCompletions {
		items = items[:maxCompletions]
	}
	return limit(items)
}

// scopesAt returns the scopes around an offset.
func (c *Cell) scopesAt(offset int) []*types.Scope {
	var list []*types.Scope
	for node, scope := range c.Info.Scopes {
		if _, isFile := node.(*ast.File); isFile {
			continue
		}
		if scope.Pos().IsValid() && c.src.contains(scope.Pos()) && c.src.offset(scope.Pos()) <= offset && offset <= c.src.offset(scope.End()) {
			list = append(list, scope)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Pos() > list[j].Pos() })
	return list
}

// matches says whether a name may complete a prefix; case counts only where the prefix has capitals.
func matches(name, prefix string) bool {
	if len(name) < len(prefix) {
		return false
	}
	if strings.HasPrefix(name, prefix) {
		return true
	}
	return strings.ToLower(prefix) == prefix && strings.ToLower(name[:len(prefix)]) == prefix
}

func limit(items []Completion) []Completion {
	sort.SliceStable(items, func(i, j int) bool {
		a, b := items[i], items[j]
		if ra, rb := rank(a), rank(b); ra != rb {
			return ra < rb
		}
		return a.Text < b.Text
	})
	if len(items) > maxCompletions {
		items = items[:maxCompletions]
	}
	return items
}

// rank puts names of the notebook before packages, and those before Go's own words.
func rank(c Completion) int {
	switch {
	case c.Kind == "keyword":
		return 3
	case c.Kind == "package":
		return 1
	case types.Universe.Lookup(c.Text) != nil:
		return 2
	}
	return 0
}

func kindOf(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		if sig, ok := obj.Type().(*types.Signature); ok && sig.Recv() != nil {
			return "method"
		}
		return "func"
	case *types.Builtin:
		return "func"
	case *types.Const, *types.Nil:
		return "const"
	case *types.TypeName:
		return "type"
	case *types.PkgName:
		return "package"
	case *types.Var:
		if obj.IsField() {
			return "field"
		}
	}
	return "var"
}

// ShortNames qualifies types as programs name them: a cell's own by their bare name.
func ShortNames(p *types.Package) string { return show.ShortNames(p) }

// signatureText writes an object's type, a function's without the word func.
func signatureText(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		return strings.TrimPrefix(types.TypeString(obj.Type(), ShortNames), "func")
	case *types.Builtin, *types.Nil, *types.PkgName:
		return ""
	case *types.TypeName:
		if obj.Pkg() == nil {
			return ""
		}
		return typeKind(obj.Type())
	case *types.Const:
		return fmt.Sprintf("%s = %s", types.TypeString(obj.Type(), ShortNames), obj.Val())
	}
	return types.TypeString(obj.Type(), ShortNames)
}

func typeKind(t types.Type) string {
	switch t.Underlying().(type) {
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	}
	return types.TypeString(t.Underlying(), ShortNames)
}
