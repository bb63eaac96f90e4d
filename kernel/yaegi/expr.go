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
		return f.expr(e)
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

// methodOf resolves a method by name for the types of this instance: in a generic body the receiver may be a type
// parameter.
func (l *lowerer) methodOf(recv types.Type, pkg *types.Package, name string) *types.Selection {
	set := types.NewMethodSet(recv)
	if sel := set.Lookup(pkg, name); sel != nil {
		return sel
	}
	if !types.IsInterface(recv) {
		if _, ok := recv.Underlying().(*types.Pointer); !ok {
			return types.NewMethodSet(types.NewPointer(recv)).Lookup(pkg, name)
		}
	}
	return nil
}

// promotedCall writes the call of a method that sel finds on a value of type t.
func (l *lowerer) promotedCall(text string, t types.Type, sel *types.Selection, args []string) string {
	fn := sel.Obj().(*types.Func)
	index := sel.Index()
	text, t = l.path(text, t, index[:len(index)-1])
	return l.methodCall(text, t, fn, args)
}

// methodCall writes the call of method fn on a value of type t that has it without promotion.
func (l *lowerer) methodCall(text string, t types.Type, fn *types.Func, args []string) string {
	origin := fn.Origin()
	sig := origin.Type().(*types.Signature)
	if types.IsInterface(t) {
		return text + "." + fn.Name() + "(" + strings.Join(args, ", ") + ")"
	}
	named, isPtr := namedOf(t)
	if named == nil {
		l.refuse("the method " + fn.Name() + " of " + t.String())
		return "nil"
	}
	if !l.isSourceRun(origin) {
		return text + "." + fn.Name() + "(" + strings.Join(args, ", ") + ")"
	}
	_, ptrRecv := sig.Recv().Type().(*types.Pointer)
	switch {
	case ptrRecv && !isPtr:
		text = "&" + text
	case !ptrRecv && isPtr:
		text = "*" + text
	}
	return l.plainFunc(origin, typeArgs(named)) + "(" + strings.Join(append([]string{text}, args...), ", ") + ")"
}

func namedOf(t types.Type) (named *types.Named, pointer bool) {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t, pointer = types.Unalias(p.Elem()), true
	}
	named, _ = t.(*types.Named)
	return named, pointer
}

func typeArgs(t *types.Named) []types.Type {
	var args []types.Type
	for i := range t.TypeArgs().Len() {
		args = append(args, t.TypeArgs().At(i))
	}
	return args
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

// methodValue writes x.Method used as a value: x is evaluated now, the method called later.
func (f *function) methodValue(e *ast.SelectorExpr) string {
	recv := f.typ(e.X)
	sel := f.methodOf(recv, f.info.Selections[e].Obj().Pkg(), e.Sel.Name)
	if sel == nil {
		f.refuseAt(e.Pos(), "this method value")
		return "nil"
	}
	fn := sel.Obj().(*types.Func)
	sig := f.bind(f.info.TypeOf(e)).(*types.Signature)
	params, args := f.numbered(sig)
	results := strings.TrimPrefix(f.signature(types.NewSignatureType(nil, nil, nil, nil, sig.Results(), false)), "()")
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	// The receiver is bound by a call, not by a variable around the literal.
	bound := f.operand(e.X)
	boundType := recv
	if _, ptrRecv := fn.Origin().Type().(*types.Signature).Recv().Type().(*types.Pointer); ptrRecv && len(sel.Index()) == 1 {
		if _, isPtr := recv.Underlying().(*types.Pointer); !isPtr && !types.IsInterface(recv) {
			bound, boundType = "&"+bound, types.NewPointer(recv)
		}
	}
	call := f.promotedCall("recv", boundType, sel, args)
	literal := fmt.Sprintf("func(%s)%s { %s%s }", strings.Join(params, ", "), results, ret, call)
	return f.maker(f.typeName(sig), literal, []string{"recv " + f.typeName(boundType)}, []string{bound})
}

// methodExpr writes T.Method used as a value.
func (f *function) methodExpr(e *ast.SelectorExpr) string {
	sig := f.bind(f.info.TypeOf(e)).(*types.Signature)
	recv := sig.Params().At(0).Type()
	sel := f.methodOf(recv, f.info.Selections[e].Obj().Pkg(), e.Sel.Name)
	if sel == nil {
		f.refuseAt(e.Pos(), "this method expression")
		return "nil"
	}
	params, args := f.numbered(sig)
	results := strings.TrimPrefix(f.signature(types.NewSignatureType(nil, nil, nil, nil, sig.Results(), false)), "()")
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	literal := fmt.Sprintf("func(%s)%s { %s%s }", strings.Join(params, ", "), results, ret, f.promotedCall(args[0], recv, sel, args[1:]))
	return f.maker(f.typeName(sig), literal, nil, nil)
}

// numbered returns parameters named a0, a1, ... for a signature, and the arguments that pass them on.
func (l *lowerer) numbered(sig *types.Signature) (params, args []string) {
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		name := fmt.Sprintf("a%d", i)
		if sig.Variadic() && i == sig.Params().Len()-1 {
			params = append(params, name+" ..."+l.typeName(t.(*types.Slice).Elem()))
			args = append(args, name+"...")
			continue
		}
		params = append(params, name+" "+l.typeName(t))
		args = append(args, name)
	}
	return params, args
}

// assert writes x.(T). yaegi's own assertion fails on values that come from compiled code and takes distinct types
// for the same, so a helper function does it.
func (f *function) assert(e *ast.TypeAssertExpr, commaOK bool) string {
	t := f.typ(e.Type)
	return f.assertFunc(t, commaOK, e.Pos()) + "(" + f.expr(e.X) + ")"
}

// assertFunc returns the helper that asserts a type: func(any) T, or func(any) (T, bool).
func (f *function) assertFunc(t types.Type, commaOK bool, pos token.Pos) string {
	f.checkBlurred(t, pos)
	kind := "as"
	if commaOK {
		kind = "is"
	}
	key := kind + "|" + f.typeKey(t)
	if name, ok := f.insts[key]; ok {
		return name
	}
	f.serial++
	name := fmt.Sprintf("%s%d", kind, f.serial)
	f.insts[key] = name
	text := f.typeName(t)
	switch {
	case types.IsInterface(t) && t.Underlying().(*types.Interface).NumMethods() == 0:
		if commaOK {
			f.decl("func %s(x interface{}) (interface{}, bool) { return x, x != nil }", name)
		} else {
			f.decl("func %s(x interface{}) interface{} { %s(x); return x }", name, f.rt("NotNil"))
		}
	case types.IsInterface(t):
		// A compiled value is asked by its reflect type, an interpreted one by yaegi, which alone knows its methods.
		if commaOK {
			f.decl("func %s(x interface{}) (%s, bool) { var y %s; if %s(&y, x) { return y, true }; if %s(x) { return y, false }; z, ok := x.(%s); return z, ok }", name, text, text, f.rt("Implements"), f.rt("Compiled"), text)
		} else {
			f.decl("func %s(x interface{}) %s { var y %s; if %s(&y, x) { return y }; if %s(x) { %s(&y, x, %q) }; return x.(%s) }", name, text, text, f.rt("Implements"), f.rt("Compiled"), f.rt("As"), types.TypeString(t, shortNames), text)
		}
	case commaOK:
		f.decl("func %s(x interface{}) (%s, bool) { var y %s; ok := %s(&y, x); return y, ok }", name, text, text, f.rt("Is"))
	default:
		f.decl("func %s(x interface{}) %s { var y %s; %s(&y, x, %q); return y }", name, text, text, f.rt("As"), types.TypeString(t, shortNames))
	}
	return name
}

// checkBlurred refuses assertions that yaegi would answer wrongly.
func (f *function) checkBlurred(t types.Type, pos token.Pos) {
	if types.IsInterface(t) {
		return
	}
	other, ok := f.blurred.At(t.Underlying()).(*types.Named)
	if !ok {
		return
	}
	if types.Identical(other, t) {
		f.refuseAt(pos, fmt.Sprintf("a type assertion to %s: it cannot tell the type from %s", types.TypeString(t, shortNames), t.Underlying()))
		return
	}
	f.refuseAt(pos, fmt.Sprintf("a type assertion to %s: it cannot tell the type from %s", types.TypeString(t, shortNames), types.TypeString(other, shortNames)))
}
