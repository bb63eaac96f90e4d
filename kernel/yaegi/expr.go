package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// expr writes an expression.
func (f *function) expr(e ast.Expr) string {
	if tv, ok := f.info.Types[e]; ok && tv.Value != nil {
		return f.constant(tv.Value, tv.Type)
	}
	switch e := e.(type) {
	case *ast.Ident:
		return f.ident(e)
	case *ast.ParenExpr:
		return "(" + f.expr(e.X) + ")"
	case *ast.FuncLit:
		return f.funcLit(e)
	case *ast.CompositeLit:
		return f.composite(e, f.typ(e))
	case *ast.SelectorExpr:
		return f.selector(e)
	case *ast.IndexExpr:
		if f.instantiated(e.X) {
			return f.funcValue(e.X)
		}
		return f.operand(e.X) + "[" + f.expr(e.Index) + "]"
	case *ast.IndexListExpr:
		return f.funcValue(e.X)
	case *ast.SliceExpr:
		part := func(e ast.Expr) string {
			if e == nil {
				return ""
			}
			return f.expr(e)
		}
		text := f.operand(e.X) + "[" + part(e.Low) + ":" + part(e.High)
		if e.Slice3 {
			text += ":" + part(e.Max)
		}
		return text + "]"
	case *ast.StarExpr:
		return "(*" + f.expr(e.X) + ")"
	case *ast.UnaryExpr:
		if lit, ok := ast.Unparen(e.X).(*ast.CompositeLit); ok && e.Op == token.AND {
			return "&" + f.composite(lit, f.typ(lit))
		}
		return "(" + e.Op.String() + f.expr(e.X) + ")"
	case *ast.BinaryExpr:
		return f.binary(e)
	case *ast.CallExpr:
		return f.call(e)
	case *ast.TypeAssertExpr:
		return f.assert(e, false)
	}
	if tv, ok := f.info.Types[e]; ok && tv.IsType() {
		return f.typeName(f.bind(tv.Type))
	}
	f.refuseAt(e.Pos(), fmt.Sprintf("this expression (%T)", e))
	return "nil"
}

// operand writes an expression that something is selected from.
func (f *function) operand(e ast.Expr) string {
	text := f.expr(e)
	switch ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.CallExpr, *ast.IndexExpr, *ast.SliceExpr, *ast.ParenExpr:
		return text
	}
	return "(" + text + ")"
}

func (f *function) ident(e *ast.Ident) string {
	if e.Name == "_" {
		return "_"
	}
	switch obj := f.info.ObjectOf(e).(type) {
	case *types.Nil:
		return "nil"
	case *types.Func:
		return f.funcValue(e)
	case *types.TypeName:
		return f.typeName(f.bind(obj.Type()))
	case nil:
		f.refuseAt(e.Pos(), e.Name)
		return "_"
	default:
		return f.name(obj, e.Pos())
	}
}

func (f *function) binary(e *ast.BinaryExpr) string {
	x, y := f.expr(e.X), f.expr(e.Y)
	if e.Op == token.EQL || e.Op == token.NEQ {
		// Comparing an interface with a concrete value: yaegi compares representations, the helper compares values.
		tx, ty := f.typ(e.X), f.typ(e.Y)
		if isNil(tx) || isNil(ty) {
			return "(" + x + " " + e.Op.String() + " " + y + ")"
		}
		if types.IsInterface(tx) || types.IsInterface(ty) {
			text := fmt.Sprintf("%s(%s, %s)", f.rt("Equal"), x, y)
			if e.Op == token.NEQ {
				text = "!" + text
			}
			return "(" + text + ")"
		}
	}
	return "(" + x + " " + e.Op.String() + " " + y + ")"
}

func isNil(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Kind() == types.UntypedNil
}

// composite writes a composite literal with its type spelled out and, for structs, its fields named.
func (f *function) composite(e *ast.CompositeLit, t types.Type) string {
	if p, ok := t.Underlying().(*types.Pointer); ok { // elided &T in a slice or map of pointers
		return "&" + f.composite(e, p.Elem())
	}
	elem := func(e ast.Expr, t types.Type) string {
		if lit, ok := e.(*ast.CompositeLit); ok && lit.Type == nil {
			return f.composite(lit, t)
		}
		return f.conv(e, t)
	}
	var parts []string
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for i, el := range e.Elts {
			if kv, ok := el.(*ast.KeyValueExpr); ok {
				field := kv.Key.(*ast.Ident)
				parts = append(parts, field.Name+": "+elem(kv.Value, fieldType(u, field.Name)))
			} else {
				parts = append(parts, u.Field(i).Name()+": "+elem(el, u.Field(i).Type()))
			}
		}
	case *types.Map:
		for _, el := range e.Elts {
			kv := el.(*ast.KeyValueExpr)
			parts = append(parts, elem(kv.Key, u.Key())+": "+elem(kv.Value, u.Elem()))
		}
	default:
		var el types.Type
		switch u := u.(type) {
		case *types.Slice:
			el = u.Elem()
		case *types.Array:
			el = u.Elem()
		default:
			f.refuseAt(e.Pos(), "this literal")
			return "nil"
		}
		for _, x := range e.Elts {
			if kv, ok := x.(*ast.KeyValueExpr); ok {
				parts = append(parts, f.expr(kv.Key)+": "+elem(kv.Value, el))
			} else {
				parts = append(parts, elem(x, el))
			}
		}
	}
	return f.typeName(t) + "{" + strings.Join(parts, ", ") + "}"
}

func fieldType(s *types.Struct, name string) types.Type {
	for i := range s.NumFields() {
		if s.Field(i).Name() == name {
			return s.Field(i).Type()
		}
	}
	return types.Typ[types.Invalid]
}

// selector writes pkg.Name, x.field and x.Method used as values.
func (f *function) selector(e *ast.SelectorExpr) string {
	sel := f.info.Selections[e]
	if sel == nil {
		switch obj := f.info.Uses[e.Sel].(type) {
		case *types.Func:
			return f.funcValue(e)
		case *types.TypeName:
			return f.typeName(obj.Type())
		case *types.Var:
			return f.name(obj, e.Pos())
		}
		f.refuseAt(e.Pos(), e.Sel.Name)
		return "nil"
	}
	switch sel.Kind() {
	case types.FieldVal:
		text, _ := f.path(f.operand(e.X), f.typ(e.X), sel.Index())
		return text
	case types.MethodVal:
		return f.methodValue(e)
	}
	return f.methodExpr(e)
}

// path follows field indices from a value and returns the text and the type of what they lead to.
func (l *lowerer) path(text string, t types.Type, index []int) (string, types.Type) {
	for _, i := range index {
		under := t.Underlying()
		if p, ok := under.(*types.Pointer); ok {
			under = p.Elem().Underlying()
		}
		st, ok := under.(*types.Struct)
		if !ok {
			l.refuse("a selection of a field of " + t.String())
			return text, t
		}
		field := st.Field(i)
		text += "." + field.Name()
		t = field.Type()
	}
	return text, t
}

// instantiated says whether an expression names a generic function.
func (f *function) instantiated(e ast.Expr) bool {
	id := funcIdent(e)
	if id == nil {
		return false
	}
	fn, ok := f.info.ObjectOf(id).(*types.Func)
	return ok && fn.Type().(*types.Signature).TypeParams().Len() > 0
}

// funcIdent returns the identifier that names a function in f, pkg.f, f[T] and pkg.f[T].
func funcIdent(e ast.Expr) *ast.Ident {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e
	case *ast.SelectorExpr:
		return e.Sel
	case *ast.IndexExpr:
		return funcIdent(e.X)
	case *ast.IndexListExpr:
		return funcIdent(e.X)
	}
	return nil
}

// funcValue writes a declared function, generic or not, as a value or as what is called.
func (f *function) funcValue(e ast.Expr) string {
	id := funcIdent(e)
	fn, ok := f.info.ObjectOf(id).(*types.Func)
	if !ok {
		f.refuseAt(e.Pos(), "this function")
		return "nil"
	}
	origin := fn.Origin()
	if f.self == origin && len(f.subst) == 0 {
		return f.selfName
	}
	if !f.isSourceRun(origin) {
		return f.pkg(fn.Pkg()) + "." + fn.Name()
	}
	if name, ok := f.vars[origin]; ok {
		return name
	}
	var args []types.Type
	if inst, ok := f.info.Instances[id]; ok {
		for i := range inst.TypeArgs.Len() {
			args = append(args, f.bind(inst.TypeArgs.At(i)))
		}
	}
	return f.plainFunc(origin, args)
}
