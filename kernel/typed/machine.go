package typed

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/ssa" // Go's own static single assignment form: evaluation order, defers, generics and range-over-func made explicit

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/universe"
)

// machine holds what the cells of one engine share: the program in SSA form, its types, its compiled functions and
// its variables.
type machine struct {
	u     *universe.Universe
	prog  *ssa.Program
	types typeTable

	// mu guards the tables below and every compilation.
	mu       sync.Mutex
	packages map[*types.Package]*ssa.Package
	built    map[*types.Package]bool
	funcs    map[*ssa.Function]*function
	lineage  map[*types.Func]*types.Func // a redeclared function → the first of its line
	roots    map[rootKey]*function       // functions of cells by their line
	globals  map[types.Object]P
	latest   map[*types.Func]*types.Func // the first of a line → the last
	claimed  map[*function]bool          // of the cell being compiled: functions that it declares again
	before   []func()                    // undoes what the cell being compiled has changed so far
	codes    atomic.Int64

	live    engine.Live[token.Pos] // goroutines by their go statement
	running atomic.Pointer[run]    // the cell that runs, or ran last
	gs      sync.Pool              // *goroutine

	goPanic func(value any, g *goroutine)
	print   func(text string)
	trail   trail
	waiters waiters
}

type rootKey struct {
	fn   *types.Func
	args string
}

// function is a function as call sites know it. Its code may be replaced when a later cell declares it again.
type function struct {
	m    *machine
	ssa  *ssa.Function
	code atomic.Pointer[code]
}

// current returns the function's code, compiling it where that has not been done.
func (f *function) current() *code {
	if c := f.code.Load(); c != nil {
		return c
	}
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	if c := f.code.Load(); c != nil {
		return c
	}
	c := f.m.compile(f.ssa)
	f.code.Store(c)
	return c
}

func newMachine(u *universe.Universe) *machine {
	m := &machine{
		u: u, prog: ssa.NewProgram(u.Fset(), ssa.InstantiateGenerics|ssa.BareInits|ssa.BuildSerially),
		packages: map[*types.Package]*ssa.Package{}, built: map[*types.Package]bool{}, funcs: map[*ssa.Function]*function{},
		lineage: map[*types.Func]*types.Func{}, roots: map[rootKey]*function{}, globals: map[types.Object]P{},
		latest: map[*types.Func]*types.Func{}, claimed: map[*function]bool{},
	}
	m.types.methods, m.types.local = m.method, map[token.Pos]int{}
	m.gs.New = func() any { return &goroutine{m: m} }
	m.running.Store(&run{})
	return m
}

// ensure makes an SSA package of a package that cells use, and of those that its generic code needs.
func (m *machine) ensure(pkg *types.Package) {
	if pkg == nil || m.packages[pkg] != nil || pkg == types.Unsafe {
		return
	}
	if m.u.IsSource(pkg.Path()) {
		if src, err := m.u.Source(pkg.Path()); err == nil && src.Pkg == pkg {
			m.packages[pkg] = m.prog.CreatePackage(pkg, src.Files, src.Info, true)
			for _, dep := range pkg.Imports() {
				m.ensure(dep)
			}
			return
		}
	}
	m.packages[pkg] = m.prog.CreatePackage(pkg, nil, nil, true)
}

// declare makes an SSA package of declarations and variables of cells. It is built by build.
func (m *machine) declare(pkg *types.Package, info *types.Info, decls []ast.Decl, vars []*types.Var) *ssa.Package {
	file := &ast.File{Name: ast.NewIdent("main"), Decls: decls}
	if len(vars) > 0 {
		spec := &ast.ValueSpec{}
		for _, v := range vars {
			id := &ast.Ident{Name: v.Name(), NamePos: v.Pos()}
			info.Defs[id] = v
			spec.Names = append(spec.Names, id)
		}
		file.Decls = append([]ast.Decl{&ast.GenDecl{Tok: token.VAR, Specs: []ast.Spec{spec}}}, file.Decls...)
	}
	p := m.prog.CreatePackage(pkg, []*ast.File{file}, info, false)
	m.packages[pkg] = p
	return p
}

// begin starts the compilation of a cell: it notes which functions the cell declares again.
func (m *machine) begin(c *front.Cell) {
	clear(m.claimed)
	m.before = nil
	for obj, old := range c.Replaces {
		first := old
		if r := m.lineage[old]; r != nil {
			first = r
		}
		last := m.latest[first]
		m.lineage[obj], m.latest[first] = first, obj
		m.before = append(m.before, func() {
			delete(m.lineage, obj)
			m.latest[first] = last
		})
	}
	m.extend(c.Extended)
}

// undo takes back what a refused cell has changed.
func (m *machine) undo() {
	for _, f := range m.before {
		f()
	}
	m.before = nil
}

// function returns the record of an SSA function. A function of a cell shares the one of the function that it
// declares again, so older callers find it there.
func (m *machine) function(f *ssa.Function) *function {
	if fn := m.funcs[f]; fn != nil {
		return fn
	}
	fn := &function{m: m, ssa: f}
	if key, newest, ok := m.root(f); ok {
		old := m.roots[key]
		switch {
		case old == nil:
			m.roots[key] = fn
			m.before = append(m.before, func() { delete(m.roots, key) })
		case newest:
			fn = old
			was := old.ssa
			m.claimed[old], old.ssa = true, f
			m.before = append(m.before, func() { old.ssa = was })
		default: // an instance of an older generic function that the newer one has already
			fn = old
		}
	}
	m.funcs[f] = fn
	m.before = append(m.before, func() { delete(m.funcs, f) })
	return fn
}

// root identifies a function of a cell across its declarations, and says whether this is the newest.
func (m *machine) root(f *ssa.Function) (key rootKey, newest, ok bool) {
	obj, isFunc := f.Object().(*types.Func)
	if !isFunc || obj.Pkg() == nil || obj.Pkg().Path() != "main" || f.Parent() != nil || isWrapper(f) {
		return key, false, false
	}
	obj = obj.Origin()
	if obj.Name() == "init" || obj.Signature().RecvTypeParams().Len() > 0 {
		return key, false, false
	}
	key.fn, newest = obj, true
	if first := m.lineage[obj]; first != nil {
		key.fn = first
	}
	if last := m.latest[key.fn]; last != nil {
		newest = last == obj
	}
	for _, t := range f.TypeArgs() {
		key.args += fmt.Sprintf("%p,", rtypeOf(m.types.typeOf(t)))
	}
	return key, newest, true
}

// global is the address of a package-level variable.
func (m *machine) global(g *ssa.Global) P {
	obj := g.Object()
	if p := m.globals[obj]; p != nil {
		return p
	}
	if g.Pkg.Pkg.Path() != "main" {
		v := symbol(g.Pkg.Pkg, g.Name())
		if !v.IsValid() || !v.CanAddr() {
			notSupported("the variable %s.%s of a compiled package", g.Pkg.Pkg.Path(), g.Name())
		}
		m.globals[obj] = v.Addr().UnsafePointer()
		return m.globals[obj]
	}
	p := unsafeNew(rtypeOf(m.types.typeOf(obj.Type())))
	m.globals[obj] = p
	return p
}

// compiled returns the compiled function that f stands for; the zero Value where the engine runs f's source.
func (m *machine) compiled(f *ssa.Function) reflect.Value {
	obj, ok := f.Object().(*types.Func)
	if !ok || m.patched(f) != nil || obj.Pkg() == nil || obj.Pkg().Path() == "main" || len(f.TypeArgs()) > 0 || obj.Origin() != obj || isWrapper(f) {
		return reflect.Value{}
	}
	sig := obj.Signature()
	if recv := sig.Recv(); recv != nil {
		if types.IsInterface(recv.Type()) || !obj.Exported() {
			return reflect.Value{}
		}
		if n := namedOf(recv.Type()); n == nil || m.types.compiledType(n) == nil {
			return reflect.Value{}
		}
		if method, ok := m.types.typeOf(recv.Type()).MethodByName(obj.Name()); ok {
			return method.Func
		}
		return reflect.Value{}
	}
	v := symbol(obj.Pkg(), obj.Name())
	if !v.IsValid() || v.Kind() != reflect.Func || m.u.IsSource(obj.Pkg().Path()) && !crossesAsIs(sig) {
		return reflect.Value{}
	}
	m.noteWaker(obj)
	return v
}

// isWrapper says whether ssa made the function itself, around a method.
func isWrapper(f *ssa.Function) bool {
	return f.Blocks != nil && f.Syntax() == nil && f.Synthetic != ""
}

// crossesAsIs says whether compiled code of a source package can be called with this signature. Instances of generic
// types that the engine makes are not the compiler's; they may cross behind a pointer where all that compiled code
// looks at behind an interface is of compiled types, as in *rdd.RDD[string].
func crossesAsIs(sig *types.Signature) bool {
	var ok func(t types.Type) bool
	plain := func(t types.Type) bool {
		_, pointer := t.(*types.Pointer)
		return !pointer && ok(t)
	}
	ok = func(t types.Type) bool {
		switch t := types.Unalias(t).(type) {
		case *types.Basic:
			return true
		case *types.Named:
			return t.TypeArgs().Len() == 0
		case *types.Pointer:
			n, isNamed := types.Unalias(t.Elem()).(*types.Named)
			if isNamed && n.TypeArgs().Len() > 0 {
				for arg := range n.TypeArgs().Types() {
					if !plain(arg) {
						return false
					}
				}
				return true
			}
			return ok(t.Elem())
		case *types.Slice:
			return ok(t.Elem())
		case *types.Array:
			return ok(t.Elem())
		case *types.Map:
			return ok(t.Key()) && ok(t.Elem())
		case *types.Chan:
			return ok(t.Elem())
		case *types.Interface:
			return true
		case *types.Signature:
			return crossesAsIs(t)
		}
		return false
	}
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			if !ok(v.Type()) {
				return false
			}
		}
	}
	return true
}

// namedOf is the named type of t, or of what t points to; nil where there is none.
func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

// body makes sure that a function's SSA form exists. Functions of source packages are built when they are first used.
func (m *machine) body(f *ssa.Function) {
	if f.Blocks != nil || f.Pkg == nil || m.built[f.Pkg.Pkg] || !m.u.IsSource(f.Pkg.Pkg.Path()) {
		return
	}
	m.built[f.Pkg.Pkg] = true
	f.Pkg.Build()
}
