package yaegi

import (
	"fmt"
	"go/ast"
	"go/types"
	"lab/kernel/front"
	"strings"
)

// call writes a call, a conversion or a use of a builtin.
func (f *function) call(e *ast.CallExpr) string {
	fun := ast.Unparen(e.Fun)
	tv := f.info.Types[fun]
	switch {
	case tv.IsType():
		return f.convert(f.bind(tv.Type), e.Args[0])
	case tv.IsBuiltin():
		return f.builtin(e, builtinName(fun))
	}
	args := f.args(e)
	if text, ok := f.errorsCall(e, args); ok {
		return text
	}
	f.reflected(e)
	f.printed(e, args)
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		if s := f.info.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			recv := f.typ(sel.X)
			m := f.methodOf(recv, s.Obj().Pkg(), sel.Sel.Name)
			if m == nil {
				f.refuseAt(sel.Pos(), "the method "+sel.Sel.Name)
				return "nil"
			}
			return f.promotedCall(f.operand(sel.X), recv, m, args)
		}
	}
	var callee string
	if id := funcIdent(fun); id != nil {
		if _, ok := f.info.ObjectOf(id).(*types.Func); ok && f.info.Selections[selectorOf(fun)] == nil {
			callee = f.funcValue(fun)
		}
	}
	if callee == "" {
		callee = f.operand(fun)
	}
	return callee + "(" + strings.Join(args, ", ") + ")"
}

func selectorOf(e ast.Expr) *ast.SelectorExpr {
	sel, _ := e.(*ast.SelectorExpr)
	return sel
}

func builtinName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// args writes a call's arguments.
func (f *function) args(e *ast.CallExpr) []string {
	sig, _ := typeUnder(f.info.TypeOf(e.Fun)).(*types.Signature)
	var args []string
	for i, a := range e.Args {
		text := f.conv(a, paramOf(sig, i, e.Ellipsis.IsValid()))
		if e.Ellipsis.IsValid() && i == len(e.Args)-1 {
			text += "..."
		}
		args = append(args, text)
	}
	return args
}

// paramOf is the type of the parameter that takes argument i of a call, nil where there is no signature.
func paramOf(sig *types.Signature, i int, spread bool) types.Type {
	if sig == nil {
		return nil
	}
	last := sig.Params().Len() - 1
	switch {
	case sig.Variadic() && i >= last && !spread:
		return sig.Params().At(last).Type().(*types.Slice).Elem()
	case i <= last:
		return sig.Params().At(i).Type()
	}
	return nil
}

// convert writes a conversion. To an interface there is nothing to write: yaegi's explicit ones are unreliable.
func (f *function) convert(t types.Type, x ast.Expr) string {
	if types.IsInterface(t) {
		return f.conv(x, t)
	}
	name := f.typeName(t)
	if strings.HasPrefix(name, "*") || strings.HasPrefix(name, "func") || strings.HasPrefix(name, "<-") || strings.HasPrefix(name, "chan") {
		name = "(" + name + ")"
	}
	return name + "(" + f.expr(x) + ")"
}

// builtin writes a use of a builtin function.
func (f *function) builtin(e *ast.CallExpr, name string) string {
	switch name {
	case "make", "new":
		args := []string{f.typeName(f.typ(e.Args[0]))}
		for _, a := range e.Args[1:] {
			args = append(args, f.expr(a))
		}
		if name == "new" && !f.info.Types[e.Args[0]].IsType() { // Go 1.26: new(value)
			helper := f.helper("new|"+f.typeKey(f.typ(e.Args[0])), func(fn string) string {
				return fmt.Sprintf("func %s(x %s) *%s { return &x }", fn, args[0], args[0])
			})
			return helper + "(" + f.expr(e.Args[0]) + ")"
		}
		return name + "(" + strings.Join(args, ", ") + ")"
	case "min", "max":
		return f.minMax(e, name)
	case "clear":
		return f.rt("Clear") + "(" + f.expr(e.Args[0]) + ")"
	case "recover":
		return f.rt("Recover") + "()"
	case "panic":
		// Whoever recovers it outside of cells, such as a job of package rdd, asks for an error.
		if named, _ := namedOf(f.typ(e.Args[0])); named != nil && !types.IsInterface(named) && f.own(named) && textMethod(f.typ(e.Args[0]), "Error") != nil {
			return "panic(" + f.conv(e.Args[0], types.Universe.Lookup("error").Type()) + ")"
		}
	case "print", "println":
		return f.print(e, name, f.args(e))
	case "append":
		if e.Ellipsis.IsValid() && len(e.Args) == 2 {
			if b, ok := f.typ(e.Args[1]).Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
				return "append(" + f.expr(e.Args[0]) + ", []byte(" + f.expr(e.Args[1]) + ")...)"
			}
		}
	}
	return name + "(" + strings.Join(f.args(e), ", ") + ")"
}

// print writes print and println. Of an interface value they print the two words.
func (f *function) print(e *ast.CallExpr, name string, args []string) string {
	for i, a := range e.Args {
		if types.IsInterface(f.typ(a)) {
			args[i] = f.rt("Words") + "(" + args[i] + ")"
		}
	}
	return f.rt(strings.ToUpper(name[:1])+name[1:]) + "(" + strings.Join(args, ", ") + ")"
}

// minMax writes min and max, which yaegi does not know.
func (f *function) minMax(e *ast.CallExpr, name string) string {
	t := f.typ(e)
	n := len(e.Args)
	text := f.typeName(t)
	helper := f.helper(fmt.Sprintf("%s|%d|%s", name, n, f.typeKey(t)), func(fn string) string {
		var params, lines []string
		op := "<"
		if name == "max" {
			op = ">"
		}
		b, _ := t.Underlying().(*types.Basic)
		for i := range n {
			params = append(params, fmt.Sprintf("a%d %s", i, text))
			if i == 0 {
				continue
			}
			nan := ""
			if b != nil && b.Info()&types.IsFloat != 0 {
				// As Go has it: NaN wins, and -0 is below 0.
				nan = fmt.Sprintf(" || a%d != a%d || (a%d == 0 && r == 0 && %s(float64(a%d), float64(r)))", i, i, i, f.rt(map[string]string{"min": "LessZero", "max": "GreaterZero"}[name]), i)
			}
			lines = append(lines, fmt.Sprintf("if r == r && (a%d %s r%s) { r = a%d }", i, op, nan, i))
		}
		return fmt.Sprintf("func %s(%s) %s { r := a0; %s; return r }", fn, strings.Join(params, ", "), text, strings.Join(lines, "; "))
	})
	var args []string
	for _, a := range e.Args {
		args = append(args, f.expr(a))
	}
	return helper + "(" + strings.Join(args, ", ") + ")"
}

// helper returns the name of a generated function, declaring it on first use.
func (l *lowerer) helper(key string, declare func(name string) string) string {
	if name, ok := l.insts[key]; ok {
		return name
	}
	l.serial++
	name := fmt.Sprintf("h%d", l.serial)
	l.setInst(key, name)
	l.decl("%s", declare(name))
	return name
}

// printed prepares the arguments of a printing function of package fmt for what reflect cannot see: the text methods
// of named types that are no structs.
func (f *function) printed(e *ast.CallExpr, args []string) {
	if !f.isPrinting(e) {
		return
	}
	for i, a := range e.Args {
		t := f.typ(a)
		if t == nil || types.IsInterface(t) {
			continue
		}
		named, isPtr := namedOf(t)
		if named != nil && !isPtr && f.isBlurred(named) {
			for _, method := range []string{"Error", "String"} {
				if sel := textMethod(t, method); sel != nil {
					f.serial++
					name := fmt.Sprintf("w%d", f.serial)
					call := f.promotedCall("x", t, sel, nil)
					f.decl("func %s(x %s) interface{} { return %s(x, %s) }", name, f.typeName(t), f.rt("WithText"), call)
					args[i] = name + "(" + args[i] + ")"
					break
				}
			}
			continue
		}
		if inner := f.hiddenText(t, map[types.Type]bool{}); inner != nil {
			f.refuseAt(a.Pos(), fmt.Sprintf("printing a %s: it would not call the method of %s inside", types.TypeString(t, front.ShortNames), types.TypeString(inner, front.ShortNames)))
		}
	}
}

// isPrinting says whether a call prints by package fmt.
func (f *function) isPrinting(e *ast.CallExpr) bool {
	id := funcIdent(e.Fun)
	if id == nil {
		return false
	}
	fn, ok := f.info.ObjectOf(id).(*types.Func)
	return ok && fn.Pkg() != nil && fn.Pkg().Path() == "fmt" &&
		(strings.Contains(fn.Name(), "rint") || fn.Name() == "Errorf" || strings.HasPrefix(fn.Name(), "Append"))
}

// isBlurred says whether values of a named type lose it in an any.
func (l *lowerer) isBlurred(t *types.Named) bool {
	if !l.own(t) || types.IsInterface(t) {
		return false
	}
	st, ok := t.Underlying().(*types.Struct)
	return !ok || st.NumFields() == 0
}

// hiddenText finds a type inside t whose text method printing would not find.
func (l *lowerer) hiddenText(t types.Type, seen map[types.Type]bool) types.Type {
	if seen[t] {
		return nil
	}
	seen[t] = true
	if named, _ := namedOf(t); named != nil && l.isBlurred(named) && (textMethod(named, "String") != nil || textMethod(named, "Error") != nil) {
		return named
	}
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return l.hiddenText(u.Elem(), seen)
	case *types.Array:
		return l.hiddenText(u.Elem(), seen)
	case *types.Pointer:
		return l.hiddenText(u.Elem(), seen)
	case *types.Map:
		if inner := l.hiddenText(u.Key(), seen); inner != nil {
			return inner
		}
		return l.hiddenText(u.Elem(), seen)
	case *types.Struct:
		for i := range u.NumFields() {
			if inner := l.hiddenText(u.Field(i).Type(), seen); inner != nil {
				return inner
			}
		}
	}
	return nil
}
