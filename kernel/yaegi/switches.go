package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

func (f *function) switchStmt(s *ast.SwitchStmt, label string) {
	f.emit("{")
	saved := f.topLevel
	f.topLevel = false
	defer func() { f.topLevel = saved }()
	if s.Init != nil {
		f.stmt(s.Init)
	}
	parts := []ast.Node{}
	if s.Tag != nil {
		parts = append(parts, s.Tag)
	}
	for _, c := range s.Body.List {
		for _, x := range c.(*ast.CaseClause).List {
			parts = append(parts, x)
		}
	}
	f.directive(s.Pos(), parts...)
	tag := ""
	var tagType types.Type
	if s.Tag != nil {
		tagType = types.Default(f.typ(s.Tag))
		tag = f.temp("tag")
		f.emit("var %s %s = %s", tag, f.typeName(tagType), f.expr(s.Tag))
	}
	f.openSwitch(label)
	for _, c := range s.Body.List {
		clause := c.(*ast.CaseClause)
		if clause.List == nil {
			f.emit("default:")
		} else {
			conds := make([]string, len(clause.List))
			for i, x := range clause.List {
				conds[i] = f.caseCond(tag, tagType, x)
			}
			f.emit("case %s:", strings.Join(conds, " || "))
		}
		f.stmts(clause.Body)
	}
	f.closeSwitch()
}

// openSwitch begins a switch without tag: every case becomes a condition, evaluated in order as Go does.
func (f *function) openSwitch(label string) {
	fl := f.enter(switchFlow, label)
	if fl.out != "" {
		f.emit("%s:", fl.out)
	}
	f.emit("switch {")
}

func (f *function) closeSwitch() {
	f.emit("}")
	f.leave()
	f.emit("}")
}

func (f *function) caseCond(tag string, tagType types.Type, x ast.Expr) string {
	if tag == "" {
		return "(" + f.expr(x) + ")"
	}
	t := f.typ(x)
	if (types.IsInterface(tagType) || types.IsInterface(t)) && !isNil(t) {
		return fmt.Sprintf("%s(%s, %s)", f.rt("Equal"), tag, f.expr(x))
	}
	return "(" + tag + " == " + f.expr(x) + ")"
}

// typeSwitch writes a type switch as a switch over assertions.
func (f *function) typeSwitch(s *ast.TypeSwitchStmt, label string) {
	f.emit("{")
	saved := f.topLevel
	f.topLevel = false
	defer func() { f.topLevel = saved }()
	if s.Init != nil {
		f.stmt(s.Init)
	}
	f.directive(s.Pos(), s.Assign)
	var x ast.Expr
	switch a := s.Assign.(type) {
	case *ast.ExprStmt:
		x = ast.Unparen(a.X).(*ast.TypeAssertExpr).X
	case *ast.AssignStmt:
		x = ast.Unparen(a.Rhs[0]).(*ast.TypeAssertExpr).X
	}
	value := f.temp("x")
	f.emit("var %s %s = %s", value, f.typeName(f.typ(x)), f.expr(x))
	var conds []string
	// The assertions come first, each into its own variables: a case is then a plain condition.
	for _, c := range s.Body.List {
		clause := c.(*ast.CaseClause)
		var parts []string
		bind := ""
		obj := f.info.Implicits[clause]
		for _, tx := range clause.List {
			t := f.typ(tx)
			if isNil(t) {
				parts = append(parts, value+" == nil")
				continue
			}
			y, ok := f.temp("y"), f.temp("ok")
			f.emit("%s, %s := %s(%s)", y, ok, f.assertFunc(t, true, tx.Pos()), value)
			parts = append(parts, ok)
			if len(clause.List) == 1 {
				bind = y
			}
		}
		if obj != nil {
			if bind == "" {
				bind = value
			}
			f.locals[obj] = bind
		}
		conds = append(conds, strings.Join(parts, " || "))
	}
	f.openSwitch(label)
	for i, c := range s.Body.List {
		clause := c.(*ast.CaseClause)
		if clause.List == nil {
			f.emit("default:")
		} else {
			f.emit("case %s:", conds[i])
		}
		f.stmts(clause.Body)
	}
	f.closeSwitch()
}

// selectStmt writes a select as a call of a helper and a switch over its answer: yaegi's own keeps the cases of a
// statement in one place, where goroutines that run it at once overwrite each other's.
func (f *function) selectStmt(s *ast.SelectStmt, label string) {
	f.emit("{")
	saved := f.topLevel
	f.topLevel = false
	defer func() { f.topLevel = saved }()
	f.directive(s.Pos())
	var cases []string
	hasDefault := false
	indexes := make([]int, len(s.Body.List))
	for i, c := range s.Body.List {
		indexes[i] = len(cases)
		switch comm := c.(*ast.CommClause).Comm.(type) {
		case nil:
			hasDefault = true
			indexes[i] = -1
		case *ast.SendStmt:
			elem := f.typ(comm.Chan).Underlying().(*types.Chan).Elem()
			value := f.temp("v")
			f.emit("var %s %s = %s", value, f.typeName(elem), f.expr(comm.Value))
			cases = append(cases, fmt.Sprintf("%s(%s, &%s)", f.rt("Send"), f.expr(comm.Chan), value))
		case *ast.ExprStmt:
			cases = append(cases, fmt.Sprintf("%s(%s)", f.rt("Receive"), f.expr(received(comm.X))))
		case *ast.AssignStmt:
			cases = append(cases, fmt.Sprintf("%s(%s)", f.rt("Receive"), f.expr(received(comm.Rhs[0]))))
		}
	}
	chosen := f.temp("chosen")
	f.emit("%s := %s(%t, []%s{%s})", chosen, f.rt("Select"), hasDefault, f.rt("Case"), strings.Join(cases, ", "))
	f.openSwitch(label)
	for i, c := range s.Body.List {
		clause := c.(*ast.CommClause)
		f.emit("case %s.Index == (%d):", chosen, indexes[i])
		if comm, ok := clause.Comm.(*ast.AssignStmt); ok {
			f.receivedInto(comm, chosen)
		}
		f.stmts(clause.Body)
	}
	f.closeSwitch()
}

// received returns the channel of a receive expression.
func received(e ast.Expr) ast.Expr { return ast.Unparen(e).(*ast.UnaryExpr).X }

// receivedInto assigns what a select has received.
func (f *function) receivedInto(s *ast.AssignStmt, chosen string) {
	elem := f.typ(received(s.Rhs[0])).Underlying().(*types.Chan).Elem()
	for i, x := range s.Lhs {
		if isBlank(x) {
			continue
		}
		value := chosen + ".OK"
		if i == 0 {
			value = f.temp("v")
			f.emit("var %s %s", value, f.typeName(elem))
			f.emit("%s.Store(&%s)", chosen, value)
		}
		if id, ok := x.(*ast.Ident); ok && s.Tok == token.DEFINE {
			f.emit("%s = %s", f.declared(id), value)
		} else {
			f.emit("%s = %s", f.expr(x), value)
		}
	}
}
