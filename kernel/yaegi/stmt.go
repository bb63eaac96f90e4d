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
		f.emit("%s <- %s", f.expr(s.Chan), f.expr(s.Value))
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
		f.later(s.Call, f.rt("Go"))
	case *ast.DeferStmt:
		f.directive(s.Pos(), s)
		f.later(s.Call, f.defers+".Push")
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

// one is the constant 1 in the type of x.
func (f *function) one(x ast.Expr) string {
	t := f.typ(x)
	if b, ok := t.(*types.Basic); ok && b.Kind() == types.Int {
		return "1"
	}
	return f.typeName(t) + "(1)"
}

// assign writes =, := and op=.
func (f *function) assign(s *ast.AssignStmt) {
	switch s.Tok {
	case token.ASSIGN:
		f.assignTo(s.Lhs, s.Rhs)
	case token.DEFINE:
		f.define(s)
	default:
		op := strings.TrimSuffix(s.Tok.String(), "=")
		f.update(s.Lhs[0], op, f.expr(s.Rhs[0]))
	}
}

// update writes x = x op value, evaluating x's operands once.
func (f *function) update(x ast.Expr, op, value string) {
	target := f.target(x)
	f.emit("%s = %s %s (%s)", target, target, op, value)
}

// target writes something assignable whose operands are evaluated no more: variables, or elements and fields of
// temporaries.
func (f *function) target(x ast.Expr) string {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		return f.ident(x)
	case *ast.IndexExpr:
		return f.once(x.X, true) + "[" + f.once(x.Index, false) + "]"
	case *ast.StarExpr:
		return "*" + f.once(x.X, false)
	case *ast.SelectorExpr:
		if sel := f.info.Selections[x]; sel != nil {
			text, _ := f.path(f.once(x.X, true), f.typ(x.X), sel.Index())
			return text
		}
		return f.selector(x)
	}
	return f.expr(x)
}

// once writes an expression that may be written twice: as it is where it has no effects, else through a temporary.
// With addressable, the text stands for the variable itself.
func (f *function) once(x ast.Expr, addressable bool) string {
	if f.info.Types[x].Value != nil {
		return f.expr(x)
	}
	switch e := ast.Unparen(x).(type) {
	case *ast.Ident:
		return f.ident(e)
	case *ast.SelectorExpr:
		if sel := f.info.Selections[e]; sel != nil && sel.Kind() == types.FieldVal {
			text, _ := f.path(f.once(e.X, addressable), f.typ(e.X), sel.Index())
			return text
		}
		return f.expr(e)
	case *ast.StarExpr:
		return "(*" + f.once(e.X, false) + ")"
	case *ast.IndexExpr:
		if !f.instantiated(e.X) {
			return f.once(e.X, addressable) + "[" + f.once(e.Index, false) + "]"
		}
	}
	name := f.temp("t")
	f.emit("var %s %s = %s", name, f.typeName(f.typ(x)), f.expr(x))
	return name
}

// assignTo writes an assignment to existing variables.
func (f *function) assignTo(lhs, rhs []ast.Expr) {
	if len(lhs) == 1 {
		f.emit("%s = %s", f.expr(lhs[0]), f.expr(rhs[0]))
		return
	}
	if len(rhs) == 1 {
		targets := make([]string, len(lhs))
		for i, x := range lhs {
			targets[i] = f.expr(x)
		}
		f.emit("%s = %s", strings.Join(targets, ", "), f.tuple(rhs[0]))
		return
	}
	// Go evaluates all operands, then assigns; yaegi does not.
	targets := make([]string, len(lhs))
	for i, x := range lhs {
		targets[i] = f.targetCopy(x)
	}
	values := make([]string, len(rhs))
	for i, x := range rhs {
		if f.info.Types[x].Value != nil || isBlank(lhs[i]) {
			values[i] = f.expr(x)
			continue
		}
		values[i] = f.temp("t")
		f.emit("var %s %s = %s", values[i], f.typeName(f.assignType(lhs[i], x)), f.expr(x))
	}
	for i := range lhs {
		f.emit("%s = %s", targets[i], values[i])
	}
}

// targetCopy is target with its operands copied, for parallel assignments in which they may be assigned too.
func (f *function) targetCopy(x ast.Expr) string {
	if ix, ok := ast.Unparen(x).(*ast.IndexExpr); ok {
		if _, isConst := f.constIndex(ix.Index); isConst {
			return f.once(ix.X, true) + "[" + f.expr(ix.Index) + "]"
		}
		name := f.temp("i")
		f.emit("var %s %s = %s", name, f.typeName(f.typ(ix.Index)), f.expr(ix.Index))
		return f.once(ix.X, true) + "[" + name + "]"
	}
	return f.target(x)
}

func (f *function) constIndex(x ast.Expr) (string, bool) {
	return "", f.info.Types[x].Value != nil
}

// assignType is the type of a temporary for a value on its way to a variable.
func (f *function) assignType(lhs, rhs ast.Expr) types.Type {
	t := f.typ(rhs)
	if b, ok := t.(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
		return f.typ(lhs)
	}
	return t
}

func isBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// tuple writes an expression with several values: a call, or a comma-ok form.
func (f *function) tuple(e ast.Expr) string {
	if a, ok := ast.Unparen(e).(*ast.TypeAssertExpr); ok {
		return f.assert(a, true)
	}
	text := f.expr(e)
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		return strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
	}
	return text
}

// define writes :=. At the top level of a cell the variables are the cell's package-level ones.
func (f *function) define(s *ast.AssignStmt) {
	fresh := true
	for _, x := range s.Lhs {
		id := x.(*ast.Ident)
		if id.Name != "_" && (f.topLevel || f.info.Defs[id] == nil) {
			fresh = false
		}
	}
	if len(s.Lhs) == 1 && fresh && !isBlank(s.Lhs[0]) {
		id := s.Lhs[0].(*ast.Ident)
		value := f.expr(s.Rhs[0])
		obj := f.info.Defs[id]
		f.emit("%s := %s", f.local(obj), f.typed(value, s.Rhs[0], obj.Type()))
		return
	}
	if len(s.Rhs) == 1 && len(s.Lhs) > 1 && fresh {
		value := f.tuple(s.Rhs[0])
		names := make([]string, len(s.Lhs))
		for i, x := range s.Lhs {
			names[i] = "_"
			if id := x.(*ast.Ident); id.Name != "_" {
				names[i] = f.local(f.info.Defs[id])
			}
		}
		f.emit("%s := %s", strings.Join(names, ", "), value)
		return
	}
	// Values first: they may mention outer variables of the same names.
	if len(s.Rhs) == 1 {
		value := f.tuple(s.Rhs[0])
		if len(s.Lhs) == 1 {
			value = f.typed(value, s.Rhs[0], f.info.TypeOf(s.Lhs[0]))
		}
		targets := make([]string, len(s.Lhs))
		for i, x := range s.Lhs {
			targets[i] = f.declared(x.(*ast.Ident))
		}
		f.emit("%s = %s", strings.Join(targets, ", "), value)
		return
	}
	values := make([]string, len(s.Rhs))
	for i, x := range s.Rhs {
		values[i] = f.temp("t")
		t := f.info.TypeOf(x)
		if !isBlank(s.Lhs[i]) {
			t = f.info.ObjectOf(s.Lhs[i].(*ast.Ident)).Type()
		}
		f.emit("var %s %s = %s", values[i], f.typeName(f.bind(t)), f.expr(x))
	}
	for i, x := range s.Lhs {
		f.emit("%s = %s", f.declared(x.(*ast.Ident)), values[i])
	}
}

// declared returns the target for one name on the left of :=, declaring it where it is new and local.
func (f *function) declared(id *ast.Ident) string {
	if id.Name == "_" {
		return "_"
	}
	obj := f.info.Defs[id]
	if obj == nil || f.topLevel {
		return f.ident(id)
	}
	t := f.typeName(f.bind(obj.Type()))
	name := f.local(obj)
	f.emit("var %s %s", name, t)
	return name
}

// typed makes sure that a variable defined with := gets its type also where the value's text has another by itself.
func (f *function) typed(text string, e ast.Expr, t types.Type) string {
	switch ast.Unparen(e).(type) {
	case *ast.BinaryExpr, *ast.UnaryExpr:
		t = f.bind(t)
		if b, ok := t.(*types.Basic); ok && f.info.Types[e].Value == nil {
			return f.typeName(b) + "(" + text + ")"
		}
	}
	return text
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
			values[i] = f.expr(x)
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
		values[i] = f.expr(x)
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
		f.emit("%s = %s", results[0], f.expr(s.Results[0]))
		return
	}
	// return b, a: all values before any result.
	temps := make([]string, len(s.Results))
	for i, x := range s.Results {
		temps[i] = f.temp("t")
		f.emit("var %s %s = %s", temps[i], f.typeName(f.results[i].typ), f.expr(x))
	}
	for i := range temps {
		f.emit("%s = %s", results[i], temps[i])
	}
}

// later writes go and defer: callee and arguments are evaluated now, the call is handed to taker as a literal.
func (f *function) later(call *ast.CallExpr, taker string) {
	fun := ast.Unparen(call.Fun)
	var params, values []string
	keep := func(t types.Type, text string) string {
		name := f.temp("p")
		params = append(params, name+" "+f.typeName(t))
		values = append(values, text)
		return name
	}
	tv := f.info.Types[fun]
	// Go's order: the function value first, then the arguments.
	callee := func(args []string) string { return "" }
	switch sel := selectorOf(fun); {
	case tv.IsBuiltin():
		name := builtinName(fun)
		callee = func(args []string) string { return f.laterBuiltin(call, name, args) }
	case sel != nil && f.info.Selections[sel] != nil && f.info.Selections[sel].Kind() == types.MethodVal:
		recv := f.typ(sel.X)
		m := f.methodOf(recv, f.info.Selections[sel].Obj().Pkg(), sel.Sel.Name)
		bound := f.operand(sel.X)
		if _, ptrRecv := m.Obj().(*types.Func).Origin().Type().(*types.Signature).Recv().Type().(*types.Pointer); ptrRecv {
			if _, isPtr := recv.Underlying().(*types.Pointer); !isPtr && !types.IsInterface(recv) {
				bound, recv = "&"+bound, types.NewPointer(recv)
			}
		}
		kept := keep(recv, bound)
		callee = func(args []string) string { return f.promotedCall(kept, recv, m, args) }
	case f.isDeclaredFunc(fun):
		name := f.funcValue(fun)
		callee = func(args []string) string { return name + "(" + strings.Join(args, ", ") + ")" }
	default:
		kept := keep(f.typ(fun), f.expr(fun))
		callee = func(args []string) string { return kept + "(" + strings.Join(args, ", ") + ")" }
	}
	var args []string
	for i, a := range call.Args {
		name := keep(f.paramType(call, i, a), f.expr(a))
		if call.Ellipsis.IsValid() && i == len(call.Args)-1 {
			name += "..."
		}
		args = append(args, name)
	}
	f.emit("%s(%s)", taker, f.maker("func()", "func() { "+callee(args)+" }", params, values))
}

func (f *function) isDeclaredFunc(e ast.Expr) bool {
	id := funcIdent(e)
	if id == nil {
		return false
	}
	_, ok := f.info.ObjectOf(id).(*types.Func)
	return ok
}

// paramType is the type in which an argument of a deferred call is kept.
func (f *function) paramType(call *ast.CallExpr, i int, arg ast.Expr) types.Type {
	t := f.typ(arg)
	b, untyped := t.(*types.Basic)
	if sig, ok := f.typ(call.Fun).Underlying().(*types.Signature); ok {
		n := sig.Params().Len()
		switch {
		case sig.Variadic() && i >= n-1 && !call.Ellipsis.IsValid():
			return sig.Params().At(n - 1).Type().(*types.Slice).Elem()
		case i < n:
			return sig.Params().At(i).Type()
		}
	}
	if untyped && b.Kind() == types.UntypedNil {
		return types.NewInterfaceType(nil, nil)
	}
	return types.Default(t)
}

func (f *function) laterBuiltin(call *ast.CallExpr, name string, pass []string) string {
	switch name {
	case "recover":
		return f.rt("Recover") + "()"
	case "print", "println":
		return f.rt(strings.ToUpper(name[:1])+name[1:]) + "(" + strings.Join(pass, ", ") + ")"
	case "clear":
		return f.builtin(call, name)
	}
	return name + "(" + strings.Join(pass, ", ") + ")"
}
