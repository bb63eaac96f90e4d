package typed

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"

	"golang.org/x/tools/go/ssa"

	"lab/kernel/front"
)

// program is a cell as SSA functions.
type program struct {
	entry *ssa.Function
	funcs []*ssa.Function // that the cell declares, generic ones not included
	run   *code           // of the entry
	shown []*types.Var    // what the last expression's values are put into
	isNil bool            // the last expression is nil
}

// entryName is the name of the function that holds a cell's statements.
const entryName = "cell"

// A cell becomes a Go package by small changes to its checked syntax tree, none of which needs another check: variables that
// its statements declare are package-level variables already (the front end lifts them), so := becomes =, a var
// declaration an assignment; the statements go into a function, and its last expression is assigned to variables that
// nobody else knows. Names were resolved by the front end, so a name of an earlier cell is that cell's object.

// load makes SSA functions of a checked cell. The caller holds m.mu.
func (m *machine) load(c *front.Cell) *program {
	p := &program{}
	lifted := map[*types.Package][]*types.Var{}
	isLifted := map[types.Object]bool{}
	for _, obj := range c.Declared {
		if v, ok := obj.(*types.Var); ok {
			lifted[v.Pkg()] = append(lifted[v.Pkg()], v)
			isLifted[v] = true
		}
	}
	decls := map[*types.Package][]ast.Decl{}
	for _, d := range c.Decls {
		if obj := declared(c.Info, d); obj != nil {
			decls[obj.Pkg()] = append(decls[obj.Pkg()], d)
		}
	}
	m.types.number(c.Info, c.Decls, c.Stmts)
	own := types.NewPackage("main", "main")
	r := &rewriter{info: c.Info, lifted: isLifted}
	stmts := c.Stmts
	if c.Last != nil {
		stmts = stmts[:len(stmts)-1]
	}
	// As in a Go file, init functions run when the variables above all else have their values.
	vars := 0
	for vars < len(stmts) && isVar(stmts[vars]) {
		vars++
	}
	body := r.statements(stmts[:vars])
	for _, d := range c.Inits {
		body = append(body, callOf(c.Info, d.Name))
	}
	body = append(body, r.statements(stmts[vars:])...)
	if c.Last != nil {
		body = append(body, p.show(c, own)...)
	}
	name := ast.NewIdent(entryName)
	c.Info.Defs[name] = types.NewFunc(token.NoPos, own, entryName, types.NewSignatureType(nil, nil, nil, nil, nil, false))
	fn := &ast.FuncDecl{Name: name, Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: &ast.BlockStmt{List: body}}
	decls[own] = []ast.Decl{fn}
	lifted[own] = p.shown

	for _, obj := range c.Info.Uses {
		if obj.Pkg() != nil && obj.Pkg().Path() != "main" {
			m.ensure(obj.Pkg())
		}
	}
	for _, sel := range c.Info.Selections {
		m.ensure(sel.Obj().Pkg())
	}
	var packages []*types.Package
	for pkg := range decls {
		packages = append(packages, pkg)
	}
	for pkg := range lifted {
		if decls[pkg] == nil {
			packages = append(packages, pkg)
		}
	}
	sort.Slice(packages, func(i, j int) bool {
		return firstPos(decls[packages[i]], lifted[packages[i]]) < firstPos(decls[packages[j]], lifted[packages[j]])
	})
	var made []*ssa.Package
	for _, pkg := range packages {
		made = append(made, m.declare(pkg, c.Info, decls[pkg], lifted[pkg]))
	}
	for _, pkg := range made {
		pkg.Build()
		initializer := pkg.Func("init") // the cell's statements do what it would
		initializer.Blocks, initializer.Locals = nil, nil
	}
	for _, d := range c.Decls {
		fd, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		obj, ok := c.Info.Defs[fd.Name].(*types.Func)
		if !ok {
			continue
		}
		f := m.prog.FuncValue(obj)
		if f == nil || f.Signature.TypeParams().Len() > 0 || f.Signature.RecvTypeParams().Len() > 0 {
			continue
		}
		p.funcs = append(p.funcs, f)
	}
	p.entry = m.packages[own].Func(entryName)
	return p
}

func isVar(s ast.Stmt) bool {
	d, ok := s.(*ast.DeclStmt)
	if !ok {
		return false
	}
	g, ok := d.Decl.(*ast.GenDecl)
	return ok && g.Tok == token.VAR
}

// callOf is a call of a function without parameters.
func callOf(info *types.Info, name *ast.Ident) ast.Stmt {
	id := &ast.Ident{Name: name.Name, NamePos: name.Pos()}
	call := &ast.CallExpr{Fun: id, Lparen: name.Pos()}
	info.Uses[id] = info.Defs[name]
	info.Types[id] = types.TypeAndValue{Type: info.Defs[name].Type()}
	info.Types[call] = types.TypeAndValue{Type: types.NewTuple()}
	return &ast.ExprStmt{X: call}
}

// declared is the object of a declaration's first name.
func declared(info *types.Info, d ast.Decl) types.Object {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return info.Defs[d.Name]
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				return info.Defs[spec.Name]
			case *ast.ValueSpec:
				for _, id := range spec.Names {
					if obj := info.Defs[id]; obj != nil {
						return obj
					}
				}
			}
		}
	}
	return nil
}

func firstPos(decls []ast.Decl, vars []*types.Var) token.Pos {
	if len(decls) > 0 {
		return decls[0].Pos()
	}
	if len(vars) > 0 {
		return vars[0].Pos()
	}
	return token.NoPos
}

// show turns the last expression into an assignment to variables of its own.
func (p *program) show(c *front.Cell, pkg *types.Package) []ast.Stmt {
	as := func(types_ ...types.Type) []ast.Stmt {
		assign := &ast.AssignStmt{Tok: token.ASSIGN, TokPos: c.Last.Pos(), Rhs: []ast.Expr{c.Last}}
		for _, t := range types_ {
			v := types.NewVar(c.Last.Pos(), pkg, "shown", types.Default(t))
			id := &ast.Ident{Name: v.Name(), NamePos: c.Last.Pos()}
			c.Info.Uses[id] = v
			assign.Lhs = append(assign.Lhs, id)
			p.shown = append(p.shown, v)
		}
		return []ast.Stmt{assign}
	}
	switch t := c.Info.Types[c.Last].Type.(type) {
	case nil:
	case *types.Tuple:
		if t.Len() > 0 {
			var list []types.Type
			for v := range t.Variables() {
				list = append(list, v.Type())
			}
			return as(list...)
		}
	case *types.Basic:
		if t.Kind() == types.UntypedNil {
			p.isNil = true
			return nil
		}
		if t.Kind() != types.Invalid {
			return as(t)
		}
	default:
		return as(t)
	}
	return []ast.Stmt{&ast.ExprStmt{X: c.Last}}
}

// rewriter changes the statements at the top level of a cell.
type rewriter struct {
	info   *types.Info
	lifted map[types.Object]bool
}

func (r *rewriter) statements(list []ast.Stmt) []ast.Stmt {
	var out []ast.Stmt
	for _, s := range list {
		out = append(out, r.statement(s)...)
	}
	return out
}

func (r *rewriter) statement(s ast.Stmt) []ast.Stmt {
	switch s := s.(type) {
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			assign := *s
			assign.Tok = token.ASSIGN
			return []ast.Stmt{&assign}
		}
	case *ast.DeclStmt:
		d, ok := s.Decl.(*ast.GenDecl)
		if !ok || d.Tok != token.VAR {
			break
		}
		var out []ast.Stmt
		for _, spec := range d.Specs {
			out = append(out, r.variables(spec.(*ast.ValueSpec))...)
		}
		return out
	case *ast.LabeledStmt:
		inner := r.statement(s.Stmt)
		if len(inner) == 1 {
			labeled := *s
			labeled.Stmt = inner[0]
			return []ast.Stmt{&labeled}
		}
		labeled := *s
		labeled.Stmt = &ast.EmptyStmt{Semicolon: s.Stmt.Pos()}
		return append([]ast.Stmt{&labeled}, inner...)
	}
	return []ast.Stmt{s}
}

// variables turns a var declaration into assignments; a variable without a value is zero from the start.
func (r *rewriter) variables(spec *ast.ValueSpec) []ast.Stmt {
	if len(spec.Values) == 0 {
		return nil
	}
	assign := &ast.AssignStmt{Tok: token.ASSIGN, TokPos: spec.Names[0].Pos(), Rhs: spec.Values}
	for _, id := range spec.Names {
		assign.Lhs = append(assign.Lhs, id)
	}
	return []ast.Stmt{assign}
}
