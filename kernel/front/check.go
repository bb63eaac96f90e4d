package front

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"runtime"
	"slices"
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
