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

// proposal is a completion that is not described yet: there are more of them than are shown.
type proposal struct {
	text, kind string
	obj        types.Object // nil for a keyword, or the package of a path
	path       string
}

// maxCompletions is more than anyone reads.
const maxCompletions = 200

// placeholder stands at the cursor where no name does, so that the parser sees a selector or an operand there.
const placeholder = "_x"

// Complete proposes what the name at a place may become. The cell need not parse.
func (h *Help) Complete(q Question) Completions {
	h.mu.Lock()
	defer h.mu.Unlock()
	offset := min(max(q.Offset, 0), len(q.Source))
	from, to := wordAt(q.Source, offset)
	out := Completions{From: from, To: to}
	if err := h.prepare(&q); err != nil {
		return out
	}
	before := lookBefore(q.Source, offset)
	switch {
	case before.inside == token.STRING && before.importing():
		out.From, out.To = before.start+1, offset
		out.Items = h.importPaths(q.Source[out.From:offset])
		return out
	case before.inside != token.ILLEGAL:
		return out
	}
	prefix, word := q.Source[from:offset], q.Source[from:to]
	if word == "" {
		word = placeholder
	}
	c := h.look(q.Cell, q.Source[:from]+word+q.Source[to:])
	if n := len(before.before); n > 0 && dotBefore(before, from) {
		out.Items = h.selected(c, from, prefix)
		return out
	}
	out.Items = h.limit(append(h.fieldKeys(c, from, prefix), h.namesAt(c, from, prefix)...))
	return out
}

// dotBefore says whether a name at an offset is what a dot selects.
func dotBefore(c cursor, from int) bool {
	for i := len(c.before) - 1; i >= 0; i-- {
		if l := c.before[i]; l.end <= from {
			return l.tok == token.PERIOD && l.end == from
		}
	}
	return false
}

// importing says whether a string at the place is an import's path.
func (c cursor) importing() bool {
	list := c.before
	if n := len(list); n > 0 && (list[n-1].tok == token.IDENT || list[n-1].tok == token.PERIOD) {
		list = list[:n-1] // the local name
	}
	for i := len(list) - 1; i >= 0; i-- {
		switch list[i].tok {
		case token.IMPORT:
			return true
		case token.LPAREN:
			return i > 0 && list[i-1].tok == token.IMPORT
		case token.STRING, token.IDENT, token.PERIOD, token.SEMICOLON:
			continue // earlier lines of a group
		}
		return false
	}
	return false
}

// importPaths lists what cells may import.
func (h *Help) importPaths(prefix string) []Completion {
	var items []Completion
	for _, path := range h.live.u.Paths() {
		if strings.HasPrefix(path, prefix) {
			items = append(items, Completion{Text: path, Kind: "package", Doc: commentMarkdown(h.live.u.PackageDoc(path))})
		}
	}
	return items
}

// fieldKeys lists the fields that a struct literal at an offset does not set yet.
func (h *Help) fieldKeys(c *Cell, offset int, prefix string) []proposal {
	var lit *ast.CompositeLit
	set := map[string]bool{}
	c.inspect(func(n ast.Node) {
		x, ok := n.(*ast.CompositeLit)
		if !ok {
			return
		}
		for _, e := range x.Elts {
			if id, ok := e.(*ast.Ident); ok && c.src.offset(id.Pos()) == offset {
				lit = x
			}
			if kv, ok := e.(*ast.KeyValueExpr); ok && c.src.offset(kv.Key.Pos()) == offset {
				lit = x
			}
		}
	})
	if lit == nil {
		return nil
	}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok && c.src.offset(kv.Key.Pos()) != offset {
			if id, ok := kv.Key.(*ast.Ident); ok {
				set[id.Name] = true
			}
		}
	}
	t := c.Info.TypeOf(lit)
	if t == nil {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok { // &T left out
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var items []proposal
	for f := range st.Fields() {
		if !set[f.Name()] && matches(f.Name(), prefix) && visible(f) {
			items = append(items, proposalOf(f, "field"))
		}
	}
	return items
}

// visible says whether cells may name a field or method.
func visible(obj types.Object) bool {
	return obj.Exported() || obj.Pkg() == nil || obj.Pkg().Path() == "main"
}

func proposalOf(obj types.Object, kind string) proposal {
	return proposal{text: obj.Name(), kind: kind, obj: obj}
}

// describe writes what is shown of a proposal.
func (h *Help) describe(p proposal) Completion {
	c := Completion{Text: p.text, Kind: p.kind}
	switch {
	case p.obj != nil:
		c.Detail, c.Doc = signatureText(p.obj), h.docOf(p.obj)
	case p.path != "":
		c.Detail, c.Doc = p.path, commentMarkdown(h.live.u.PackageDoc(p.path))
	}
	return c
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
func (h *Help) selected(c *Cell, offset int, prefix string) []Completion {
	sel := c.selectorAt(offset)
	if sel == nil {
		return nil
	}
	if id, ok := sel.X.(*ast.Ident); ok {
		if path, ok := h.doc.pathOf(c, id); ok {
			return h.packageMembers(path, prefix)
		}
	}
	tv, ok := c.Info.Types[sel.X]
	if !ok || tv.Type == nil {
		return nil
	}
	var items []proposal
	seen := map[string]bool{}
	members(tv.Type, func(obj types.Object, kind string) {
		if name := obj.Name(); !seen[name] && matches(name, prefix) && visible(obj) {
			seen[name] = true
			items = append(items, proposalOf(obj, kind))
		}
	})
	return h.limit(items)
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

func (h *Help) packageMembers(path, prefix string) []Completion {
	pkg, err := h.live.u.Import(path)
	if err != nil {
		return nil
	}
	var items []proposal
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() && matches(name, prefix) {
			items = append(items, proposalOf(obj, kindOf(obj)))
		}
	}
	return h.limit(items)
}

// namesAt lists the names that can stand at an offset: locals, what cells declared, packages, builtins, keywords.
func (h *Help) namesAt(c *Cell, offset int, prefix string) []proposal {
	var items []proposal
	seen := map[string]bool{}
	add := func(p proposal) {
		if name := p.text; !seen[name] && name != "_" && name != placeholder && matches(name, prefix) {
			seen[name] = true
			items = append(items, p)
		}
	}
	addObj := func(obj types.Object) { add(proposalOf(obj, kindOf(obj))) }
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
	for _, obj := range h.doc.scope {
		addObj(obj)
	}
	for _, name := range h.live.u.Names() {
		path, _ := h.live.u.PathFor(name)
		add(proposal{text: name, kind: "package", path: path})
	}
	for _, name := range types.Universe.Names() {
		addObj(types.Universe.Lookup(name))
	}
	for tok := token.BREAK; tok <= token.VAR; tok++ {
		add(proposal{text: tok.String(), kind: "keyword"})
	}
	return items
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

// limit sorts proposals and describes the first of them.
func (h *Help) limit(items []proposal) []Completion {
	sort.SliceStable(items, func(i, j int) bool {
		a, b := items[i], items[j]
		if ra, rb := rank(a), rank(b); ra != rb {
			return ra < rb
		}
		return a.text < b.text
	})
	var list []Completion
	for _, p := range items[:min(len(items), maxCompletions)] {
		list = append(list, h.describe(p))
	}
	return list
}

// rank puts names of the notebook before packages, and those before Go's own words.
func rank(c proposal) int {
	switch {
	case c.kind == "field" || c.kind == "method":
		return -1 // in a list with other names: the keys of a literal
	case c.kind == "keyword":
		return 3
	case c.kind == "package":
		return 1
	case types.Universe.Lookup(c.text) != nil:
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
