package yaegi

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

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
		f.emit("%s = %s", f.expr(lhs[0]), f.conv(rhs[0], f.info.TypeOf(lhs[0])))
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
		f.emit("var %s %s = %s", values[i], f.typeName(f.assignType(lhs[i], x)), f.conv(x, f.info.TypeOf(lhs[i])))
	}
	for i := range lhs {
		f.emit("%s = %s", targets[i], values[i])
	}
}

// targetCopy is target with its operands copied, for parallel assignments in which they may be assigned too.
func (f *function) targetCopy(x ast.Expr) string {
	if ix, ok := ast.Unparen(x).(*ast.IndexExpr); ok {
		if f.info.Types[ix.Index].Value != nil {
			return f.once(ix.X, true) + "[" + f.expr(ix.Index) + "]"
		}
		name := f.temp("i")
		f.emit("var %s %s = %s", name, f.typeName(f.typ(ix.Index)), f.expr(ix.Index))
		return f.once(ix.X, true) + "[" + name + "]"
	}
	return f.target(x)
}

// assignType is the type of a temporary for a value on its way to a variable.
func (f *function) assignType(lhs, rhs ast.Expr) types.Type {
	t := f.typ(rhs)
	if to := f.typ(lhs); to != nil && isErrorType(to) {
		return to
	}
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
		var value string
		if len(s.Lhs) == 1 {
			value = f.typed(f.expr(s.Rhs[0]), s.Rhs[0], f.info.TypeOf(s.Lhs[0]))
		} else {
			value = f.tuple(s.Rhs[0])
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

// one is the constant 1 in the type of x.
func (f *function) one(x ast.Expr) string {
	t := f.typ(x)
	if b, ok := t.(*types.Basic); ok && b.Kind() == types.Int {
		return "1"
	}
	return f.typeName(t) + "(1)"
}
