package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

func (f *function) stmts(list []ast.Stmt) {
	for _, s := range list {
		f.stmt(s)
	}
}

func (f *function) block(b *ast.BlockStmt) {
	topLevel := f.topLevel
	f.topLevel = false
	f.stmts(b.List)
	f.topLevel = topLevel
}

// stmt writes a statement.
func (f *function) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.EmptyStmt:
	case *ast.BlockStmt:
		f.emit("{")
		f.block(s)
		f.emit("}")
	case *ast.ExprStmt:
		f.directive(s.Pos(), s)
		f.exprStmt(s.X)
	case *ast.AssignStmt:
		f.directive(s.Pos(), s)
		f.assign(s)
	case *ast.IncDecStmt:
		f.directive(s.Pos(), s)
		f.update(s.X, map[token.Token]string{token.INC: "+", token.DEC: "-"}[s.Tok], f.one(s.X))
	case *ast.DeclStmt:
		f.directive(s.Pos(), s)
		f.declStmt(s.Decl.(*ast.GenDecl))
	case *ast.SendStmt:
		f.directive(s.Pos(), s)
		f.emit("%s <- %s", f.expr(s.Chan), f.conv(s.Value, f.typ(s.Chan).Underlying().(*types.Chan).Elem()))
	case *ast.ReturnStmt:
		f.directive(s.Pos(), s)
		f.returnStmt(s)
	case *ast.IfStmt:
		f.ifStmt(s)
	case *ast.ForStmt:
		f.forStmt(s, "")
	case *ast.RangeStmt:
		f.rangeStmt(s, "")
	case *ast.SwitchStmt:
		f.switchStmt(s, "")
	case *ast.TypeSwitchStmt:
		f.typeSwitch(s, "")
	case *ast.SelectStmt:
		f.selectStmt(s, "")
	case *ast.LabeledStmt:
		f.labeled(s)
	case *ast.BranchStmt:
		f.directive(s.Pos(), s)
		f.branch(s)
	case *ast.GoStmt:
		f.directive(s.Pos(), s)
		started := f.temp("start")
		f.emit("%s := %s(%d)", started, f.rt("Go"), f.encodedLine(s.Pos()))
		f.later(s.Call, started)
	case *ast.DeferStmt:
		f.directive(s.Pos(), s)
		if id, ok := ast.Unparen(s.Call.Fun).(*ast.Ident); ok && id.Name == "recover" {
			if _, ok := f.info.Uses[id].(*types.Builtin); ok {
				f.refuseAt(s.Pos(), "a deferred call of recover itself")
			}
		}
		push := ".Push"
		if lit, ok := ast.Unparen(s.Call.Fun).(*ast.FuncLit); ok && !f.recovers(lit) {
			push = ".PushBlind"
		}
		f.later(s.Call, f.defers+push)
	default:
		f.refuseAt(s.Pos(), fmt.Sprintf("this statement (%T)", s))
	}
}

// exprStmt writes an expression for its effects. An expression without effect (go/types allows it only as a cell's
// last) is still evaluated.
func (f *function) exprStmt(e ast.Expr) {
	switch x := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		f.emit("%s", f.call(x))
	case *ast.UnaryExpr:
		f.emit("%s", strings.TrimSuffix(strings.TrimPrefix(f.expr(x), "("), ")"))
	default:
		f.emit("_ = %s", f.expr(e))
	}
}

func (f *function) declStmt(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			t, ok := f.info.Defs[spec.Name].Type().(*types.Named)
			if ok && len(f.subst) > 0 {
				f.refuseAt(spec.Pos(), "a type declared inside a generic function")
			}
			if ok {
				f.blur(t)
			}
		case *ast.ValueSpec:
			if d.Tok == token.VAR {
				f.varSpec(spec)
			}
		}
	}
}

func (f *function) varSpec(spec *ast.ValueSpec) {
	target := func(id *ast.Ident) string {
		if id.Name == "_" {
			return "_"
		}
		return f.declared(id)
	}
	switch {
	case len(spec.Values) == 0:
		for _, id := range spec.Names {
			target(id)
		}
	case len(spec.Values) == 1 && len(spec.Names) > 1:
		value := f.tuple(spec.Values[0])
		names := make([]string, len(spec.Names))
		for i, id := range spec.Names {
			names[i] = target(id)
		}
		f.emit("%s = %s", strings.Join(names, ", "), value)
	default:
		values := make([]string, len(spec.Values))
		for i, x := range spec.Values {
			values[i] = f.conv(x, f.info.TypeOf(spec.Names[i]))
		}
		for i, id := range spec.Names {
			f.emit("%s = %s", target(id), values[i])
		}
	}
}

func (f *function) ifStmt(s *ast.IfStmt) {
	if s.Init != nil {
		f.emit("{")
		saved := f.topLevel
		f.topLevel = false
		f.stmt(s.Init)
		f.topLevel = saved
	}
	f.directive(s.Cond.Pos(), s.Cond)
	f.emit("if %s {", f.expr(s.Cond))
	f.block(s.Body)
	if s.Else != nil {
		f.emit("} else {")
		saved := f.topLevel
		f.topLevel = false
		f.stmt(s.Else)
		f.topLevel = saved
	}
	f.emit("}")
	if s.Init != nil {
		f.emit("}")
	}
}

// returnStmt writes a return, from the function around where it stands in the body of a range over a function.
func (f *function) returnStmt(s *ast.ReturnStmt) {
	if f.leaveRangeFunc(s) {
		return
	}
	if f.defers != "" {
		f.setResults(s, f.resultNames())
		f.emit("return")
		return
	}
	values := make([]string, len(s.Results))
	for i, x := range s.Results {
		if len(s.Results) == len(f.results) {
			values[i] = f.conv(x, f.results[i].typ)
		} else {
			values[i] = f.expr(x)
		}
	}
	if f.tracker != "" {
		// The line is still the statement's while it evaluates its results.
		if len(s.Results) == len(f.results) {
			for i, x := range s.Results {
				if f.mayPanic(x) {
					name := f.temp("t")
					f.emit("var %s %s = %s", name, f.typeName(f.results[i].typ), values[i])
					values[i] = name
				}
			}
		} else if len(s.Results) == 1 {
			names := make([]string, len(f.results))
			for i := range names {
				names[i] = f.temp("t")
			}
			f.emit("%s := %s", strings.Join(names, ", "), values[0])
			values = names
		}
		f.emit("%s = 0", f.tracker)
	}
	f.emit("return %s", strings.Join(values, ", "))
}

// setResults assigns what a return statement returns to result variables.
func (f *function) setResults(s *ast.ReturnStmt, results []string) {
	if len(s.Results) == 1 && len(results) > 1 {
		f.emit("%s = %s", strings.Join(results, ", "), f.expr(s.Results[0]))
		return
	}
	if len(s.Results) == 1 {
		f.emit("%s = %s", results[0], f.conv(s.Results[0], f.results[0].typ))
		return
	}
	// return b, a: all values before any result.
	temps := make([]string, len(s.Results))
	for i, x := range s.Results {
		temps[i] = f.temp("t")
		f.emit("var %s %s = %s", temps[i], f.typeName(f.results[i].typ), f.conv(x, f.results[i].typ))
	}
	for i := range temps {
		f.emit("%s = %s", results[i], temps[i])
	}
}
