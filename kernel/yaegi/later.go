package yaegi

import (
	"go/ast"
	"go/types"
	"strings"
)

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
	var callee func(args []string) string
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
		name := keep(f.paramType(call, i, a), f.conv(a, f.paramType(call, i, a)))
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
		return f.print(call, name, pass)
	case "clear":
		return f.builtin(call, name)
	}
	return name + "(" + strings.Join(pass, ", ") + ")"
}
