package yaegi

import (
	"fmt"
	"go/ast"
	"go/types"
)

// The functions of package errors look for methods and types that compiled code does not see in values of cells, so
// calls that could meet such values go to functions written here, in terms of assertions.

// errorsCall writes a call of errors.As, errors.Is or errors.Unwrap; ok is false where the compiled function serves.
func (f *function) errorsCall(e *ast.CallExpr, args []string) (text string, ok bool) {
	id := funcIdent(e.Fun)
	if id == nil {
		return "", false
	}
	fn, isFunc := f.info.ObjectOf(id).(*types.Func)
	if !isFunc || fn.Pkg() == nil || fn.Pkg().Path() != "errors" || f.cell == nil {
		return "", false
	}
	switch fn.Name() {
	case "Unwrap":
		toError := f.assertFunc(types.Universe.Lookup("error").Type(), true, e.Pos())
		return f.helper("errors.Unwrap|error", func(name string) string {
			return fmt.Sprintf("func %s(e interface{}) error { y, _ := %s(%s(e)); return y }", name, toError, f.unwrapFunc())
		}) + "(" + args[0] + ")", true
	case "Is":
		return f.errorsIs() + "(" + args[0] + ", " + args[1] + ")", true
	case "As":
		p, isPtr := typeUnder(f.typ(e.Args[1])).(*types.Pointer)
		if !isPtr {
			return "", false
		}
		named, _ := namedOf(p.Elem())
		if !types.IsInterface(p.Elem()) && (named == nil || !f.own(named)) {
			return "", false
		}
		return f.errorsAs(e, p.Elem()) + "(" + args[0] + ", " + args[1] + ")", true
	}
	return "", false
}

func methodInterface(name string, result types.Type) types.Type {
	sig := types.NewSignatureType(nil, nil, nil, nil, types.NewTuple(types.NewParam(0, nil, "", result)), false)
	return types.NewInterfaceType([]*types.Func{types.NewFunc(0, nil, name, sig)}, nil).Complete()
}

// unwrapFunc returns the helper func(any) any that takes one layer off an error. These helpers pass errors as any:
// yaegi loses an error's own type where it passes it as error.
func (f *function) unwrapFunc() string {
	assert := f.ownAssert(methodInterface("Unwrap", types.Universe.Lookup("error").Type()))
	return f.helper("errors.Unwrap", func(name string) string {
		return fmt.Sprintf("func %s(e interface{}) interface{} { if e == nil { return nil }; u, ok := %s(e); if ok { return u.Unwrap() }; return %s(e) }", name, assert, f.rt("Unwrap"))
	})
}

// ownAssert is an assertion to an interface that only types of cells are asked for.
func (f *function) ownAssert(iface types.Type) string {
	text := f.typeName(iface)
	table := f.known.table(f.lowerer, iface, text)
	return f.helper("own|"+f.typeKey(iface), func(name string) string {
		return fmt.Sprintf("func %s(x interface{}) (%s, bool) { var y %s; if g, ok := %s[%s(x)]; ok { return g(x), true }; return y, false }", name, text, text, table, f.rt("TypeID"))
	})
}

// errorsIs returns the helper func(err, target any) bool.
func (f *function) errorsIs() string {
	unwrap := f.unwrapFunc()
	return f.helper("errors.Is", func(name string) string {
		return fmt.Sprintf("func %s(err, target interface{}) bool { if %s(err, target) { return true }; if err == nil || target == nil { return false }; return %s(%s(err), target) }",
			name, f.rt("ErrorIs"), name, unwrap)
	})
}

// errorsAs returns the helper func(err error, target *T) bool.
func (f *function) errorsAs(e *ast.CallExpr, t types.Type) string {
	unwrap := f.unwrapFunc()
	assert := f.assertFunc(t, true, e.Pos())
	text := f.typeName(t)
	return f.helper("errors.As|"+f.typeKey(t), func(name string) string {
		return fmt.Sprintf("func %s(err interface{}, target *%s) bool { if err == nil { return false }; y, ok := %s(err); if ok { *target = y; return true }; return %s(%s(err), target) }",
			name, text, assert, name, unwrap)
	})
}
