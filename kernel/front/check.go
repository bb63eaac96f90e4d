package front

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"sort"
	"strconv"
	"strings"

	"lab/kernel/universe"
	"lab/kernel/universe/allow"
)

// goVersion is the language version of cells: that of the Go that built this program.
var goVersion = languageVersion(runtime.Version())

func languageVersion(v string) string {
	parts := strings.SplitN(v, ".", 3)
	if len(parts) < 2 || !strings.HasPrefix(v, "go1") {
		return "" // a development version: the newest
	}
	minor := strings.TrimRightFunc(parts[1], func(r rune) bool { return r < '0' || r > '9' })
	return parts[0] + "." + minor
}

// stmts returns the statements of all runs in order.
func (p *parsed) stmts() []ast.Stmt {
	var list []ast.Stmt
	for _, run := range p.runs {
		if run.Body != nil {
			list = append(list, run.Body.List...)
		}
	}
	return list
}

// Check parses and type-checks a cell. It returns every error at once; a cell with errors is nil. Nothing is declared
// before Commit. With tests, `import "testing"` is allowed and means the kernel's own checks.
func (s *Session) Check(cellID, src string, tests bool) (*Cell, []Diagnostic) {
	s.mu.Lock()
	defer s.mu.Unlock()
	takeBack(s.pending) // of a cell that was checked and not run
	s.pending = nil
	c, diags := s.understand(cellID, src, tests, true)
	if len(diags) > 0 {
		takeBack(c.added)
		return nil, diags
	}
	s.pending = c.added
	c.Warnings = tidy(append(warnings(c), s.keepers(c)...))
	return c, nil
}

// check does Check's work, but returns the cell also where there are errors, as far as it could be understood: what
// completion looks at. It changes nothing.
func (s *Session) check(cellID, src string, tests bool) (*Cell, []Diagnostic) {
	c, diags := s.understand(cellID, src, tests, false)
	takeBack(c.added)
	return c, diags
}

// understand parses and type-checks a cell. The types of other cells have the methods that the cell declares for them
// (Cell.added) until they are taken back. With keep, types that the cell declares as before stay what they are.
func (s *Session) understand(cellID, src string, tests, keep bool) (*Cell, []Diagnostic) {
	src = withoutMark(src)
	if d, ok := beyondLimits(cellID, src); !ok {
		return &Cell{ID: cellID, Fset: s.u.Fset(), Info: universe.NewInfo(), src: newSource(cellID, "", s.u.Fset(), nil, nil)}, []Diagnostic{d}
	}
	p := parse(s.u.Fset(), cellID, src)
	c := &Cell{
		ID: cellID, Source: src, Fset: s.u.Fset(), Info: universe.NewInfo(),
		Replaces: map[*types.Func]*types.Func{}, imports: map[string]string{}, src: p.source,
	}
	var diags []Diagnostic
	if c.broken = len(p.errs) > 0; c.broken {
		diags = syntaxDiagnostics(p)
	}
	if p.file == nil {
		return c, tidy(diags)
	}
	if n := tooDeep(p.file); n != nil {
		d := p.source.diagnostic(n.Pos(), fmt.Sprintf("this is nested too deeply: more than %d levels", maxDepth))
		d.Hint = "Take it apart: use variables for the parts of a long expression, and switch for a long chain of if and else."
		return c, []Diagnostic{d}
	}
	diags = append(diags, s.checkImports(c, p, tests)...)
	c.Decls = p.decls
	c.Stmts = p.stmts()
	if n := len(c.Stmts); n > 0 {
		if last, ok := c.Stmts[n-1].(*ast.ExprStmt); ok && isLast(p, last) {
			c.Last = last.X
		}
	}
	if endless := endlessTypes(c, p.source); len(endless) > 0 {
		return c, tidy(append(diags, endless...))
	}
	if keep && len(p.errs) == 0 {
		s.keep(c, s.unchanged(c))
	}
	k := s.checkChunks(c, p, plan(c.Decls, c.Stmts))
	if len(p.errs) > 0 { // after a syntax error the rest is guesswork
		return c, tidy(diags)
	}
	if len(k.diags) > 0 {
		takeBack(c.added)
		c.added = nil
		if file, more := s.checkAsFile(c, p); file != nil {
			return file, tidy(append(diags, more...))
		}
	}
	return c, tidy(append(diags, k.diags...))
}

func (s *Session) checkChunks(c *Cell, p *parsed, chunks []chunk) (k *checker) {
	k = &checker{session: s, cell: c, parsed: p, scope: map[string]types.Object{}}
	at := token.NoPos
	defer func() {
		if fault := recover(); fault != nil { // go/types has some on types that refer to themselves in odd ways
			takeBack(k.added)
			k.added, c.added = nil, nil
			d := p.source.diagnostic(at, fmt.Sprintf("Go's type checker has a fault with this (%v)", fault))
			d.Hint = "Look for a type that refers to itself, and say it in a simpler way."
			k.diags = append(k.diags, d)
		}
	}()
	for _, d := range c.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body == nil {
			k.diags = append(k.diags, p.missingBody(fn))
		}
	}
	for _, ch := range chunks {
		at = ch.pos()
		k.check(ch)
	}
	k.dropUsedLabels()
	c.Declared, c.added = k.declared, k.added
	for _, m := range k.added {
		if k.scope[m.named.Obj().Name()] != m.named.Obj() && !slices.Contains(c.Extended, m.named) {
			c.Extended = append(c.Extended, m.named)
		}
	}
	return k
}

// checkAsFile checks a cell that holds nothing but declarations as the Go file that it may be: there, variables can be
// used before they are declared, and are initialised in the order of their dependencies. It returns nil where the
// cell holds other things.
func (s *Session) checkAsFile(c *Cell, p *parsed) (*Cell, []Diagnostic) {
	decls := slices.Clone(c.Decls)
	for _, st := range c.Stmts {
		d, ok := st.(*ast.DeclStmt)
		if !ok {
			return nil, nil
		}
		decls = append(decls, d.Decl)
	}
	// In the order of the source, as errors are reported.
	slices.SortStableFunc(decls, func(a, b ast.Decl) int { return cmp.Compare(a.Pos(), b.Pos()) })
	file := &Cell{
		ID: c.ID, Source: c.Source, Fset: c.Fset, Info: universe.NewInfo(), Decls: c.Decls,
		Kept: c.Kept, Replaces: map[*types.Func]*types.Func{}, imports: c.imports, src: c.src, Stmts: c.Stmts,
	}
	k := s.checkChunks(file, p, []chunk{{decls: decls}})
	if len(k.diags) > 0 {
		takeBack(file.added)
		file.added = nil
		return file, k.diags
	}
	file.Info.InitOrder = k.initOrder
	file.Stmts = initializers(file.Info)
	return file, nil
}

// isLast says whether the statement is the last thing of the cell: a declaration behind it would hide its value.
func isLast(p *parsed, last ast.Stmt) bool {
	for _, d := range p.decls {
		if d.Pos() > last.Pos() {
			return false
		}
	}
	return true
}

// checkImports takes note of a cell's import lines.
func (s *Session) checkImports(c *Cell, p *parsed, tests bool) []Diagnostic {
	var diags []Diagnostic
	for _, spec := range p.imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		real := path
		if path == "testing" && tests {
			real = allow.TestingPath
		} else if !s.u.Allowed(path) {
			d := p.source.diagnostic(spec.Path.Pos(), "package "+path+" is not available in cells")
			d.EndColumn = d.Column + len(spec.Path.Value)
			d.Hint = "Cells can import: " + strings.Join(s.u.Names(), ", ") + "."
			diags = append(diags, d)
			continue
		}
		pkg, err := s.u.Import(real)
		if err != nil {
			diags = append(diags, p.source.diagnostic(spec.Path.Pos(), err.Error()))
			continue
		}
		name := pkg.Name()
		if path == "testing" {
			name = "testing"
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		switch name {
		case "_":
			continue
		case ".":
			diags = append(diags, p.source.diagnostic(spec.Pos(), "a cell cannot import with a dot; name the package"))
			continue
		}
		c.imports[name] = real
	}
	return diags
}

// checker checks the chunks of one cell.
type checker struct {
	session  *Session
	cell     *Cell
	parsed   *parsed
	scope    map[string]types.Object // declared by earlier chunks of this cell
	declared []types.Object
	diags    []Diagnostic
	info     *types.Info // of the last chunk
	// initOrder is the order in which the variables of the last chunk's declarations are initialised.
	initOrder []*types.Initializer
	methods   []*lateMethod // that the cell declares
	added     []*lateMethod // those that their types did not have
}

// check checks a chunk, in two steps where its methods belong to types that are declared already.
func (k *checker) check(ch chunk) {
	late, ok := k.late(ch)
	if !ok {
		return
	}
	if first, rest, split := splitTypes(ch, late); split {
		k.checkTogether(first, nil)
		k.check(rest)
		return
	}
	if k.addLate(late) {
		k.checkTogether(ch, late)
	}
}

// config is how all code of cells is checked.
func (k *checker) config(report func(error)) *types.Config {
	return &types.Config{
		Importer:  k.session.u,
		GoVersion: goVersion,
		Sizes:     types.SizesFor("gc", runtime.GOARCH),
		Error:     report,
	}
}

// fill puts what earlier cells and chunks have declared into a package's scope, but for the package's own names.
func (k *checker) fill(pkg *types.Package, own map[string]bool) {
	for name, obj := range k.session.scope {
		if !own[name] && k.scope[name] == nil {
			pkg.Scope().Insert(obj)
		}
	}
	for name, obj := range k.scope {
		if !own[name] {
			pkg.Scope().Insert(obj)
		}
	}
}

// file is a file of the cell's, as go/types wants it.
func (k *checker) file(decls []ast.Decl) *ast.File {
	f := k.parsed.file
	return &ast.File{Package: f.Package, Name: ast.NewIdent("main"), FileStart: f.FileStart, FileEnd: f.FileEnd, Decls: decls}
}

// checkTogether checks a chunk.
func (k *checker) checkTogether(ch chunk, late []*lateMethod) {
	info := universe.NewInfo()
	pkg := types.NewPackage("main", "main")
	own := map[string]bool{}
	for _, d := range ch.decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
			continue
		}
		for _, name := range declNames(d) {
			own[name] = true
		}
	}
	if k.redeclared(ch) {
		return
	}
	k.fill(pkg, own)
	file := k.file(append(k.importDecl(ch, own), ch.decls...))
	for _, m := range late {
		file.Decls[slices.Index(file.Decls, ast.Decl(m.decl))] = m.plain
	}
	var run *ast.FuncDecl
	if ch.stmts != nil {
		first, last := ch.stmts[0], ch.stmts[len(ch.stmts)-1]
		run = &ast.FuncDecl{
			Name: ast.NewIdent("_"),
			Type: &ast.FuncType{Func: first.Pos(), Params: &ast.FieldList{}},
			Body: &ast.BlockStmt{Lbrace: first.Pos(), List: ch.stmts, Rbrace: last.End()},
		}
		file.Decls = append(file.Decls, run)
	}
	var problems []types.Error
	conf := k.config(func(err error) {
		var e types.Error
		if errors.As(err, &e) {
			problems = append(problems, e)
		}
	})
	// The error is the first of the problems that Error has collected.
	_ = types.NewChecker(conf, k.session.u.Fset(), pkg, info).Files([]*ast.File{file})
	k.session.packages++
	pkg.SetName(fmt.Sprintf("main_%d", k.session.packages)) // so that messages tell types of one name apart: see formers
	k.initOrder, k.info = info.InitOrder, info
	canonical := map[types.Object]types.Object{}
	topLevel := map[token.Pos]bool{}
	if run != nil {
		k.liftVars(pkg, info, run, canonical, topLevel)
	}
	k.defineLate(late, info)
	for _, d := range ch.decls {
		k.declare(info, d)
	}
	k.merge(info, canonical)
	for _, e := range problems[:min(len(problems), maxErrors+1)] {
		k.report(e, topLevel)
	}
}

// liftVars makes the variables that a run of statements declares at its top level package-level ones.
func (k *checker) liftVars(pkg *types.Package, info *types.Info, run *ast.FuncDecl, canonical map[types.Object]types.Object, topLevel map[token.Pos]bool) {
	scope := info.Scopes[run.Type]
	if scope == nil {
		return
	}
	var vars []*types.Var
	for _, name := range scope.Names() {
		if v, ok := scope.Lookup(name).(*types.Var); ok {
			vars = append(vars, v)
		}
	}
	sort.Slice(vars, func(i, j int) bool { return vars[i].Pos() < vars[j].Pos() })
	for _, v := range vars {
		// A new object, because a local one is invisible to code that stands before it.
		if _, isVar := k.scope[v.Name()].(*types.Var); !isVar && k.scope[v.Name()] != nil {
			k.diags = append(k.diags, k.parsed.source.diagnostic(v.Pos(), v.Name()+" redeclared in this cell"))
		}
		lifted := types.NewVar(v.Pos(), pkg, v.Name(), v.Type())
		canonical[v] = lifted
		topLevel[v.Pos()] = true
		k.scope[v.Name()] = lifted
		k.declared = append(k.declared, lifted)
	}
}

func (k *checker) declare(info *types.Info, d ast.Decl) {
	add := func(id *ast.Ident) {
		obj := info.Defs[id]
		if obj == nil || id.Name == "_" {
			return
		}
		k.scope[id.Name] = obj
		k.declared = append(k.declared, obj)
		fn, ok := obj.(*types.Func)
		if !ok {
			return
		}
		if old, ok := k.session.scope[id.Name].(*types.Func); ok && types.Identical(old.Type(), fn.Type()) {
			k.cell.Replaces[fn] = old
		}
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv != nil {
			return
		}
		if d.Name.Name == "init" {
			k.cell.Inits = append(k.cell.Inits, d)
			return
		}
		add(d.Name)
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				add(spec.Name)
			case *ast.ValueSpec:
				for _, id := range spec.Names {
					add(id)
				}
			}
		}
	}
}

// merge adds a chunk's findings to the cell's.
func (k *checker) merge(info *types.Info, canonical map[types.Object]types.Object) {
	to := k.cell.Info
	swap := func(obj types.Object) types.Object {
		if lifted, ok := canonical[obj]; ok {
			return lifted
		}
		return obj
	}
	for e, tv := range info.Types {
		to.Types[e] = tv
	}
	for id, inst := range info.Instances {
		to.Instances[id] = inst
	}
	for id, obj := range info.Defs {
		to.Defs[id] = swap(obj)
	}
	for id, obj := range info.Uses {
		to.Uses[id] = swap(obj)
	}
	for n, obj := range info.Implicits {
		to.Implicits[n] = swap(obj)
	}
	for e, sel := range info.Selections {
		to.Selections[e] = sel
	}
	for n, scope := range info.Scopes {
		to.Scopes[n] = scope
	}
}

// importDecl returns an import declaration for every package that the chunk may mean.
func (k *checker) importDecl(ch chunk, own map[string]bool) []ast.Decl {
	wanted := map[string]string{}
	look := func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		id, ok := sel.X.(*ast.Ident)
		if !ok {
			return true
		}
		if path, ok := k.packageOf(id.Name, own); ok {
			wanted[id.Name] = path
		}
		return true
	}
	for _, d := range ch.decls {
		ast.Inspect(d, look)
	}
	for _, st := range ch.stmts {
		ast.Inspect(st, look)
	}
	if len(wanted) == 0 {
		return nil
	}
	names := make([]string, 0, len(wanted))
	for name := range wanted {
		names = append(names, name)
	}
	decl := &ast.GenDecl{Tok: token.IMPORT}
	for _, name := range sorted(names) {
		decl.Specs = append(decl.Specs, &ast.ImportSpec{
			Name: ast.NewIdent(name),
			Path: &ast.BasicLit{Kind: token.STRING, Value: strconv.Quote(wanted[name])},
		})
	}
	return []ast.Decl{decl}
}

// packageOf resolves a name to an import path where it is not a declared name.
func (k *checker) packageOf(name string, own map[string]bool) (string, bool) {
	if path, ok := k.cell.imports[name]; ok {
		return path, true
	}
	if own[name] || k.scope[name] != nil || k.session.scope[name] != nil {
		return "", false
	}
	if path, ok := k.session.imports[name]; ok {
		return path, true
	}
	return k.session.u.PathFor(name)
}

// redeclared reports what an earlier part of this cell has declared already. Parts are packages of their own to go/types,
// so it does not see that; nor can it know that := in this part assigns to a variable of the part before.
func (k *checker) redeclared(ch chunk) (found bool) {
	report := func(ids []*ast.Ident) {
		for _, id := range ids {
			obj := k.scope[id.Name]
			if obj == nil || !k.parsed.source.contains(obj.Pos()) {
				continue
			}
			found = true
			line, _ := k.parsed.source.position(k.parsed.source.offset(obj.Pos()))
			d := k.parsed.source.between(k.parsed.source.offset(id.Pos()), k.parsed.source.offset(id.End()),
				fmt.Sprintf("%s redeclared in this block (other declaration of %[1]s at line %d)", id.Name, line))
			if _, isVar := obj.(*types.Var); isVar {
				d.Hint = "To give the variable of this cell a new value, assign with =."
			}
			k.diags = append(k.diags, d)
		}
	}
	for _, d := range ch.decls {
		report(declIdents(d))
	}
	for _, st := range ch.stmts {
		report(stmtIdents(st))
	}
	return found
}

func sorted(names []string) []string {
	sort.Strings(names)
	return names
}
