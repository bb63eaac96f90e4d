package front

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"sort"
	"strconv"

	"lab/kernel/universe"
)

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
