package front

import (
	"errors"
	"go/ast"
	"go/scanner"
	"go/token"
	"go/types"
	"runtime"
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
	c, diags := s.check(cellID, src, tests)
	if len(diags) > 0 {
		return nil, diags
	}
	return c, nil
}

// check does Check's work, but returns the cell also where there are errors, as far as it could be understood: what
// completion looks at.
func (s *Session) check(cellID, src string, tests bool) (*Cell, []Diagnostic) {
	p := parse(s.u.Fset(), cellID, src)
	c := &Cell{
		ID: cellID, Source: src, Fset: s.u.Fset(), Info: universe.NewInfo(),
		Replaces: map[*types.Func]*types.Func{}, imports: map[string]string{}, src: p.source,
	}
	var diags []Diagnostic
	for _, e := range p.errs {
		d := syntaxDiagnostic(p.source, e)
		// One error a line: the parser's further ones on a line only follow from the first.
		if n := len(diags); n == 0 || diags[n-1].Line != d.Line {
			diags = append(diags, d)
		}
	}
	if p.file == nil {
		return c, tidy(diags)
	}
	diags = append(diags, s.checkImports(c, p, tests)...)
	c.Decls = p.decls
	c.Stmts = p.stmts()
	if n := len(c.Stmts); n > 0 {
		if last, ok := c.Stmts[n-1].(*ast.ExprStmt); ok && isLast(p, last) {
			c.Last = last.X
		}
	}
	k := &checker{session: s, cell: c, parsed: p, scope: map[string]types.Object{}, names: map[string]bool{}}
	for _, d := range c.Decls {
		for _, name := range declNames(d) {
			k.names[name] = true
		}
	}
	for _, st := range c.Stmts {
		for _, name := range stmtNames(st) {
			k.names[name] = true
		}
	}
	for _, ch := range plan(c.Decls, c.Stmts) {
		k.check(ch)
	}
	c.Declared = k.declared
	if len(p.errs) == 0 { // after a syntax error the rest is guesswork
		diags = append(diags, k.diags...)
	}
	return c, tidy(diags)
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

// syntaxDiagnostic turns a parser's error into one about the cell.
func syntaxDiagnostic(src *source, e *scanner.Error) Diagnostic {
	msg := e.Msg
	// The wrapping's own words must not show.
	if strings.Contains(msg, "found 'EOF'") || strings.Contains(msg, "expected declaration, found '}'") {
		msg = strings.ReplaceAll(msg, "found 'EOF'", "found the end of the cell")
	}
	return src.at(src.unwrap(e.Pos.Offset), "syntax error: "+msg)
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
	names    map[string]bool         // declared anywhere in this cell
	declared []types.Object
	diags    []Diagnostic
}

func (k *checker) check(ch chunk) {
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
	for name, obj := range k.session.scope {
		if !own[name] && k.scope[name] == nil {
			pkg.Scope().Insert(obj)
		}
	}
	for name, obj := range k.scope {
		if own[name] {
			// Both a statement and a declaration of this cell declare the name.
			k.redeclared(ch, name)
			return
		}
		pkg.Scope().Insert(obj)
	}
	file := &ast.File{Package: k.parsed.file.Package, Name: ast.NewIdent("main"), FileStart: k.parsed.file.FileStart, FileEnd: k.parsed.file.FileEnd}
	file.Decls = append(file.Decls, k.importDecl(ch, own)...)
	file.Decls = append(file.Decls, ch.decls...)
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
	conf := types.Config{
		Importer:  k.session.u,
		GoVersion: goVersion,
		Sizes:     types.SizesFor("gc", runtime.GOARCH),
		Error: func(err error) {
			var e types.Error
			if errors.As(err, &e) {
				problems = append(problems, e)
			}
		},
	}
	// The error is the first of the problems that Error has collected.
	_ = types.NewChecker(&conf, k.session.u.Fset(), pkg, info).Files([]*ast.File{file})
	canonical := map[types.Object]types.Object{}
	topLevel := map[token.Pos]bool{}
	if run != nil {
		k.liftVars(pkg, info, run, canonical, topLevel)
	}
	for _, d := range ch.decls {
		k.declare(info, d)
	}
	k.merge(info, canonical)
	for _, e := range problems {
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

func (k *checker) redeclared(ch chunk, name string) {
	for _, d := range ch.decls {
		for _, n := range declNames(d) {
			if n == name {
				k.diags = append(k.diags, k.parsed.source.diagnostic(d.Pos(), name+" redeclared in this cell"))
				return
			}
		}
	}
}

// report turns an error of the type checker into a diagnostic, or drops it where cells are freer than files.
func (k *checker) report(e types.Error, topLevel map[token.Pos]bool) {
	msg := e.Msg
	switch {
	case strings.HasSuffix(msg, "imported and not used"), strings.Contains(msg, "imported as") && strings.HasSuffix(msg, "and not used"):
		return
	case strings.HasPrefix(msg, "declared and not used") && topLevel[e.Pos]:
		return
	case strings.HasSuffix(msg, "is not used") && k.cell.Last != nil && e.Pos >= k.cell.Last.Pos() && e.Pos < k.cell.Last.End():
		return
	case strings.HasPrefix(msg, "implicit assignment to unexported field") && !k.foreign(msg):
		return // a struct of an earlier cell: for go/types another package, for the student the same notebook
	}
	if !k.parsed.source.contains(e.Pos) {
		return // about a synthetic import; what it means shows where the name is used
	}
	d := k.parsed.source.diagnostic(e.Pos, strings.TrimPrefix(msg, "\t"))
	d.Hint = hint(msg)
	// Continuation lines ("\tother declaration of x") belong to the message before.
	if strings.HasPrefix(msg, "\t") && len(k.diags) > 0 {
		last := &k.diags[len(k.diags)-1]
		line, _ := k.parsed.source.position(k.parsed.source.offset(e.Pos))
		last.Message += " (" + strings.TrimSpace(msg) + " at line " + strconv.Itoa(line) + ")"
		return
	}
	k.diags = append(k.diags, d)
}

// foreign says whether the struct type that a message names belongs to a real package.
func (k *checker) foreign(msg string) bool {
	_, name, ok := strings.Cut(msg, "struct literal of type ")
	return ok && strings.Contains(name, ".") && !strings.HasPrefix(name, "main.")
}

// hint helps where beginners trip.
func hint(msg string) string {
	switch {
	case strings.HasPrefix(msg, "declared and not used"):
		return "Inside a function, Go wants every variable to be used: use it, or name it _."
	case strings.HasPrefix(msg, "missing return"):
		return "Every way through a function with a result must end in a return."
	case strings.Contains(msg, "no new variables on left side of :="):
		return "The variable exists already: assign with = instead of :=."
	case strings.Contains(msg, "cannot define new methods on non-local type"):
		return "Declare a method in the same cell as its type."
	case strings.Contains(msg, "mismatched types int and float64"), strings.Contains(msg, "mismatched types float64 and int"):
		return "Go does not mix number types: convert, for example float64(n)."
	case strings.HasPrefix(msg, "undefined: "):
		return "Has the cell that declares it been run since the kernel started?"
	}
	return ""
}

// tidy sorts diagnostics by place and drops repeated ones.
func tidy(diags []Diagnostic) []Diagnostic {
	sort.SliceStable(diags, func(i, j int) bool {
		if diags[i].Line != diags[j].Line {
			return diags[i].Line < diags[j].Line
		}
		return diags[i].Column < diags[j].Column
	})
	var out []Diagnostic
	for i, d := range diags {
		if i > 0 && d.Line == diags[i-1].Line && d.Message == diags[i-1].Message {
			continue
		}
		out = append(out, d)
	}
	return out
}

func sorted(names []string) []string {
	sort.Strings(names)
	return names
}
