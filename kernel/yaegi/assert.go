package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
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
	f.setInst(key, name)
	text := f.typeName(t)
	switch {
	case types.IsInterface(t) && t.Underlying().(*types.Interface).NumMethods() == 0:
		if commaOK {
			f.decl("func %s(x interface{}) (interface{}, bool) { return x, x != nil }", name)
		} else {
			f.decl("func %s(x interface{}) interface{} { %s(x); return x }", name, f.rt("NotNil"))
		}
	case types.IsInterface(t):
		// A compiled value is asked by its reflect type; of a cell's types the lowering knows the methods.
		table := f.known.table(f.lowerer, t, text)
		found := fmt.Sprintf("var y %s; if %s(&y, x) { return y%s }; if g, ok := %s[%s(x)]; ok { return g(x)%s }", text, f.rt("Implements"), commaTrue(commaOK), table, f.rt("TypeID"), commaTrue(commaOK))
		unsure := ""
		if f.interpretedOnly(t) {
			unsure = fmt.Sprintf("%s(x, %q); ", f.rt("Unsure"), methodNames(t))
		}
		if commaOK {
			f.decl("func %s(x interface{}) (%s, bool) { %s; %sreturn y, false }", name, text, found, unsure)
		} else {
			f.decl("func %s(x interface{}) %s { %s; %s%s(&y, x, %q); return y }", name, text, found, unsure, f.rt("As"), types.TypeString(t, printedNames))
		}
	case commaOK:
		f.decl("func %s(x interface{}) (%s, bool) { var y %s; ok := %s(&y, x); return y, ok }", name, text, text, f.rt("Is"))
	default:
		f.decl("func %s(x interface{}) %s { var y %s; %s(&y, x, %q); return y }", name, text, text, f.rt("As"), types.TypeString(t, printedNames))
	}
	return name
}

func commaTrue(commaOK bool) string {
	if commaOK {
		return ", true"
	}
	return ""
}

// interpretedOnly says whether an interface is one that compiled code does not have.
func (l *lowerer) interpretedOnly(t types.Type) bool {
	named, _ := namedOf(t)
	return named == nil || named.Obj().Pkg() != nil && l.own(named)
}

// methodNames lists an interface's methods.
func methodNames(t types.Type) string {
	iface := t.Underlying().(*types.Interface)
	names := make([]string, iface.NumMethods())
	for i := range names {
		names[i] = iface.Method(i).Name()
	}
	return strings.Join(names, ",")
}
