package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/types/typeutil" // maps keyed by type identity

	"lab/kernel/front"
	"lab/kernel/universe"
)

// lowerer turns typed cells into plain Go that yaegi runs right: generic code is instantiated for the types of each
// use, every name is made unique, embedding, promotion, constants and implicit imports are made explicit. One
// lowerer serves all cells of a notebook, since instances and types made for one cell serve the next.
type lowerer struct {
	u     *universe.Universe
	ctx   *types.Context
	types *typeutil.Map             // types.Type → emitted type name
	vars  map[types.Object]string   // package-level objects of cells → emitted name
	funcs map[*types.Func]*userFunc // functions and methods that cells declare
	insts map[string]string         // instance key → emitted function name
	pkgs  map[string]string         // import path → alias, of all that is imported so far
	known knownTypes
	// bound lists for the generic functions of cells the functions that call them: instances are written into the calls.
	bound   map[*types.Func][]*types.Func
	writing *types.Func // whose body is being written; nil at the top of a cell

	ids typeutil.Map // types.Type → int, see typeKey

	serial int
	cells  []*front.Cell // by number, for line directives

	// state of the cell being lowered
	first    firsts
	out      strings.Builder
	imports  []string
	late     []func()
	prologue strings.Builder // statements in front of the cell's own
	refusals []front.Diagnostic
	shown    []types.Type                       // types of the values that the cell shows
	at       func(what string) front.Diagnostic // where a refusal belongs
}

// userFunc is a function or method with what is needed to write it out.
type userFunc struct {
	decl *ast.FuncDecl
	info *types.Info
	line func(token.Pos) string // line directive
	cell *front.Cell            // nil for source packages
}

func newLowerer(u *universe.Universe) *lowerer {
	l := &lowerer{
		u: u, ctx: types.NewContext(), types: &typeutil.Map{}, vars: map[types.Object]string{},
		funcs: map[*types.Func]*userFunc{}, insts: map[string]string{}, pkgs: map[string]string{},
		bound: map[*types.Func][]*types.Func{},
	}
	return l
}

// cellLines is how far apart the line numbers of cells are in line directives. The number of a cell travels in the
// line, since a file name there would hide the imports from yaegi; Go allows lines up to 2^30, which makes 107,000
// cells. Lines beyond cellLines count as the last one.
const cellLines = 10_000

// maxCells is how many cells line directives can tell apart.
const maxCells = 1<<30/cellLines - 2

// lineNumber encodes a cell's number and a line of it.
func lineNumber(cell, line int) int {
	return (min(cell, maxCells)+1)*cellLines + min(line, cellLines-1)
}

// encodedLine is the line of a position as line directives have it; 0 where there is none.
func (f *function) encodedLine(pos token.Pos) (line int) {
	fmt.Sscanf(f.line(pos), "/*line :%d", &line)
	return line
}

// firsts are what a cell is the first to mention, so that its declarations declare it.
type firsts struct {
	insts                        []string
	types                        []types.Type
	pkgs                         []string
	structs, interfaces, blurred int // how many there were before
}

func (l *lowerer) setInst(key, name string) {
	l.insts[key] = name
	l.first.insts = append(l.first.insts, key)
}

func (l *lowerer) setType(t types.Type, name string) {
	l.types.Set(t, name)
	l.first.types = append(l.first.types, t)
}

// forget says that yaegi did not get the last cell's declarations, and not its imports either unless imported. What the
// cell was the first to mention is declared by the next one that does.
func (l *lowerer) forget(imported bool) {
	for _, key := range l.first.insts {
		delete(l.insts, key)
	}
	for _, t := range l.first.types {
		l.types.Delete(t)
	}
	if !imported {
		for _, path := range l.first.pkgs {
			delete(l.pkgs, path)
		}
	}
	k := &l.known
	k.structs, k.interfaces, k.blurred = k.structs[:l.first.structs], k.interfaces[:l.first.interfaces], k.blurred[:l.first.blurred]
}

// lowered is a cell ready for yaegi.
type lowered struct {
	imports string // import declarations of packages used for the first time
	decls   string // package-level declarations
	entry   string // the function that runs the cell's statements
}

// cell lowers one checked cell. Where it returns refusals the cell must not run.
func (l *lowerer) cell(c *front.Cell) (lowered, []front.Diagnostic) {
	l.out.Reset()
	l.prologue.Reset()
	l.imports, l.late, l.refusals, l.shown = nil, nil, nil, nil
	l.first = firsts{structs: len(l.known.structs), interfaces: len(l.known.interfaces), blurred: len(l.known.blurred)}
	number := len(l.cells)
	l.cells = append(l.cells, c)
	line := func(pos token.Pos) string {
		ln, col, ok := c.Position(pos)
		if !ok {
			return ""
		}
		return fmt.Sprintf("/*line :%d:%d*/", lineNumber(number, ln), col)
	}
	l.at = func(what string) front.Diagnostic { return c.LineDiagnostic(1, what) }

	l.serial++
	entry := fmt.Sprintf("cell%d", l.serial)
	f := newFunction(l, c.Info, line, c)
	f.assigned = map[types.Object]bool{}
	for _, st := range c.Stmts {
		for obj := range assignments(c.Info, st) {
			f.assigned[obj] = true
		}
	}
	for _, decl := range c.Decls {
		l.register(c, decl, line)
	}
	l.extend(c)
	for _, obj := range c.Declared {
		if v, ok := obj.(*types.Var); ok {
			l.serial++
			name := fmt.Sprintf("v%d_%s", l.serial, v.Name())
			l.vars[v] = name
			l.decl("var %s %s", name, l.typeName(v.Type()))
		}
	}
	var bindings strings.Builder
	for _, decl := range c.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			f.bindFunc(decl, &bindings)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if ts, ok := spec.(*ast.TypeSpec); ok {
					if t, ok := c.Info.Defs[ts.Name].Type().(*types.Named); ok && t.TypeParams().Len() == 0 {
						l.typeName(t)
						l.blur(t)
					}
				}
			}
		}
	}
	f.topLevel = true
	for _, st := range c.Stmts {
		f.findConversions(st, nil)
	}
	if hasDefer(c.Stmts) {
		f.defers = f.temp("defers")
	}
	f.buf.WriteString(bindings.String())
	stmts := c.Stmts
	if c.Last != nil {
		stmts = stmts[:len(stmts)-1]
	}
	// As in a Go file, init functions run when the variables above all else have their values.
	vars := 0
	for vars < len(stmts) && isVar(stmts[vars]) {
		vars++
	}
	f.stmts(stmts[:vars])
	for _, init := range c.Inits {
		name := l.plainFunc(c.Info.Defs[init.Name].(*types.Func), nil)
		f.emit("%s()", name)
	}
	f.stmts(stmts[vars:])
	if c.Last != nil {
		f.result(c.Last)
	}
	body := f.body(nil)
	l.drain()
	l.decl("func %s() {\n%s%s}", entry, l.prologue.String(), body)
	return lowered{imports: strings.Join(l.imports, ""), decls: l.out.String(), entry: entry}, l.refusals
}

// drain writes out what was postponed; it may postpone more.
func (l *lowerer) drain() {
	for len(l.late) > 0 {
		next := l.late[0]
		l.late = l.late[1:]
		next()
	}
}

func (l *lowerer) decl(format string, args ...any) {
	fmt.Fprintf(&l.out, format, args...)
	l.out.WriteString("\n")
}

// refuse notes that the cell holds something that this engine cannot run right.
func (l *lowerer) refuse(what string) {
	l.refusals = append(l.refusals, l.at("the yaegi engine cannot run "+what))
}

// register makes a cell's functions and methods known before any of them is written out.
func (l *lowerer) register(c *front.Cell, decl ast.Decl, line func(token.Pos) string) {
	fn, ok := decl.(*ast.FuncDecl)
	if !ok {
		return
	}
	if obj, ok := c.Info.Defs[fn.Name].(*types.Func); ok {
		l.funcs[obj] = &userFunc{decl: fn, info: c.Info, line: line, cell: c}
	}
}

// bindFunc writes out a function of the cell. Other functions call it through a variable, so that they call what a
// later cell declares under the same name with the same signature.
func (f *function) bindFunc(decl *ast.FuncDecl, bindings *strings.Builder) {
	l := f.lowerer
	obj, ok := f.info.Defs[decl.Name].(*types.Func)
	if !ok || decl.Name.Name == "_" || decl.Name.Name == "init" {
		return
	}
	sig := obj.Type().(*types.Signature)
	if sig.TypeParams().Len() > 0 || sig.RecvTypeParams().Len() > 0 {
		return // written out where it is instantiated
	}
	name := l.plainFunc(obj, nil)
	if sig.Recv() != nil {
		return
	}
	variable := ""
	if old, ok := f.cell.Replaces[obj]; ok {
		variable = l.vars[old]
	}
	if variable == "" {
		l.serial++
		variable = fmt.Sprintf("v%d_%s", l.serial, obj.Name())
		l.decl("var %s %s", variable, l.typeName(sig))
	}
	l.vars[obj] = variable
	fmt.Fprintf(bindings, "%s = %s\n", variable, name)
}

// blur takes note of a named type that yaegi cannot tell from its underlying type.
func (l *lowerer) blur(t *types.Named) {
	switch under := t.Underlying().(type) {
	case *types.Interface:
		return
	case *types.Struct:
		if under.NumFields() > 0 {
			return
		}
	}
	l.known.addBlurred(l, t)
}

// pkg returns the alias of a compiled package, importing it on first use.
func (l *lowerer) pkg(p *types.Package) string { return l.pkgPath(p.Path(), p.Name()) }

func (l *lowerer) pkgPath(path, name string) string {
	if alias, ok := l.pkgs[path]; ok {
		return alias
	}
	alias := fmt.Sprintf("p%d_%s", len(l.pkgs), name)
	l.pkgs[path] = alias
	l.first.pkgs = append(l.first.pkgs, path)
	l.imports = append(l.imports, fmt.Sprintf("import %s %q\n", alias, path))
	return alias
}

// rt names a helper of package rt.
func (l *lowerer) rt(name string) string { return l.pkgPath(rtPath, "rt") + "." + name }

// plainFunc returns the name of the function that holds the body of fn for the given type arguments (of its own
// parameters, or of its receiver's), writing it out on first use.
func (l *lowerer) plainFunc(fn *types.Func, args []types.Type) string {
	if l.writing != nil && fn.Signature().TypeParams().Len() > 0 && l.funcs[fn] != nil {
		l.bound[fn] = append(l.bound[fn], l.writing)
	}
	key := l.instanceKey(fn, args)
	if name, ok := l.insts[key]; ok {
		return name
	}
	l.readsTypes(fn, args)
	l.serial++
	name := fmt.Sprintf("f%d_%s", l.serial, fn.Name())
	l.setInst(key, name)
	uf := l.funcs[fn]
	if uf == nil {
		var err error
		if uf, err = l.sourceFunc(fn); err != nil {
			l.refuse(err.Error())
			return name
		}
	}
	s := subst{}
	sig := fn.Type().(*types.Signature)
	params := sig.TypeParams()
	if sig.RecvTypeParams().Len() > 0 {
		params = sig.RecvTypeParams()
	}
	for i := range params.Len() {
		s[params.At(i)] = args[i]
	}
	at := l.at
	l.late = append(l.late, func() {
		saved := l.at
		l.at = at
		if uf.cell != nil {
			l.at = func(what string) front.Diagnostic { return uf.cell.Diagnostic(uf.decl.Pos(), what) }
		}
		outer := l.writing
		l.writing = fn
		defer func() { l.at, l.writing = saved, outer }()
		f := newFunction(l, uf.info, uf.line, uf.cell)
		f.subst, f.self, f.selfName = s, fn, name
		f.assigned = assignments(uf.info, uf.decl)
		f.findConversions(uf.decl.Body, sig.Results())
		header := f.header(uf.decl.Recv, uf.decl.Type, uf.decl.Body, sig)
		l.decl("%sfunc %s%s {\n%s}", uf.line(uf.decl.Pos()), name, header, f.body(uf.decl.Body.List))
	})
	return name
}

// sourceFunc finds the declaration of a source package's function or method.
func (l *lowerer) sourceFunc(fn *types.Func) (*userFunc, error) {
	path := fn.Pkg().Path()
	src, err := l.u.Source(path)
	if err != nil {
		return nil, fmt.Errorf("%s.%s: generic code of a compiled package", path, fn.Name())
	}
	decl := src.Funcs[fn]
	if decl == nil || decl.Body == nil {
		return nil, fmt.Errorf("%s.%s: it has no Go source", path, fn.Name())
	}
	// Lines below cellLines belong to no cell.
	line := func(token.Pos) string { return "/*line :1:1*/" }
	return &userFunc{decl: decl, info: src.Info, line: line}, nil
}

// instanceKey identifies a function and its type arguments.
func (l *lowerer) instanceKey(fn *types.Func, args []types.Type) string {
	parts := []string{fmt.Sprintf("%p", fn)}
	for _, t := range args {
		parts = append(parts, l.typeKey(t))
	}
	return strings.Join(parts, "|")
}

// typeKey is a text that is equal for identical types only.
func (l *lowerer) typeKey(t types.Type) string {
	if id, ok := l.ids.At(t).(int); ok {
		return strconv.Itoa(id)
	}
	id := l.ids.Len() + 1
	l.ids.Set(t, id)
	return strconv.Itoa(id)
}

// isSourceRun says whether calls of a function go to its source: it is generic itself, a method of a generic type,
// or compiled code could not take its arguments.
func (l *lowerer) isSourceRun(fn *types.Func) bool {
	if fn.Pkg() == nil || fn.Pkg().Path() == "main" {
		return true
	}
	if !l.u.IsSource(fn.Pkg().Path()) {
		return false
	}
	sig := fn.Origin().Type().(*types.Signature)
	if sig.Recv() != nil {
		if named, _ := namedOf(sig.Recv().Type()); named != nil && l.own(named) {
			return true
		}
	}
	return !fn.Exported() || sig.TypeParams().Len() > 0 || sig.RecvTypeParams().Len() > 0 || l.generic(sig)
}

func isVar(s ast.Stmt) bool {
	d, ok := s.(*ast.DeclStmt)
	if !ok {
		return false
	}
	g, ok := d.Decl.(*ast.GenDecl)
	return ok && g.Tok == token.VAR
}
