package yaegi

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

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
