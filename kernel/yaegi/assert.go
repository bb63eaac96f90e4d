package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"lab/kernel/show"
)

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
			f.decl("func %s(x interface{}) %s { var y %s; if %s(&y, x) { return y }; if %s(x) { %s(&y, x, %q) }; return x.(%s) }", name, text, text, f.rt("Implements"), f.rt("Compiled"), f.rt("As"), types.TypeString(t, show.ShortNames), text)
		}
	case commaOK:
		f.decl("func %s(x interface{}) (%s, bool) { var y %s; ok := %s(&y, x); return y, ok }", name, text, text, f.rt("Is"))
	default:
		f.decl("func %s(x interface{}) %s { var y %s; %s(&y, x, %q); return y }", name, text, text, f.rt("As"), types.TypeString(t, show.ShortNames))
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
		f.refuseAt(pos, fmt.Sprintf("a type assertion to %s: it cannot tell the type from %s", types.TypeString(t, show.ShortNames), t.Underlying()))
		return
	}
	f.refuseAt(pos, fmt.Sprintf("a type assertion to %s: it cannot tell the type from %s", types.TypeString(t, show.ShortNames), types.TypeString(other, show.ShortNames)))
}
