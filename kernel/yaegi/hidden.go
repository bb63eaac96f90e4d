package yaegi

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"lab/kernel/front"
)

// Compiled code that looks at a value by reflection sees the type that yaegi made of the cell's. Where that would show in
// what the code does, the call is refused.

// inside finds a type within t, t itself included, for which bad is true; nil where there is none.
func inside(t types.Type, bad func(types.Type) bool, seen map[types.Type]bool) types.Type {
	t = types.Unalias(t)
	if seen[t] {
		return nil
	}
	seen[t] = true
	if bad(t) {
		return t
	}
	var parts []types.Type
	switch u := t.Underlying().(type) {
	case *types.Slice:
		parts = append(parts, u.Elem())
	case *types.Array:
		parts = append(parts, u.Elem())
	case *types.Pointer:
		parts = append(parts, u.Elem())
	case *types.Map:
		parts = append(parts, u.Key(), u.Elem())
	case *types.Struct:
		for f := range u.Fields() {
			parts = append(parts, f.Type())
		}
	}
	for _, p := range parts {
		if found := inside(p, bad, seen); found != nil {
			return found
		}
	}
	return nil
}

// marshalMethods are the methods by which package encoding/json and its like ask a value.
var marshalMethods = []string{"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "MarshalXML", "UnmarshalXML"}

// reflected refuses calls of compiled code that would see through what yaegi makes of types.
func (f *function) reflected(e *ast.CallExpr) {
	id := funcIdent(e.Fun)
	if id == nil {
		return
	}
	fn, ok := f.info.ObjectOf(id).(*types.Func)
	if !ok || fn.Pkg() == nil {
		return
	}
	switch path := fn.Pkg().Path(); {
	case path == "encoding/json" || path == "encoding/xml":
		f.refuseInside(e, "an encoding of", "an embedded field or a marshalling method, which it would not see", f.encodedOtherwise)
	case path == "fmt" && f.isPrinting(e) && f.printsTypes(e):
		f.refuseInside(e, "a %T or %#v of", "lost its name", f.isBlurredType)
	}
}

// readsTypes refuses functions of package rdd, which run from source, where the compiled code behind them would see through
// what yaegi makes of types.
func (l *lowerer) readsTypes(fn *types.Func, args []types.Type) {
	if fn.Pkg() == nil || fn.Pkg().Path() != "lab/rdd" || len(args) == 0 {
		return
	}
	what, why, bad := "", "", l.encodedOtherwise
	switch fn.Name() {
	case "SaveAsTextFile":
		what, why, bad = "writing the text of", "a String or Error method, or values that have one, which it would not call", l.textedOtherwise
	case "CSVAs", "Parquet", "SaveAsParquet":
		what, why = "reading or writing columns of", "an embedded field or a marshalling method, which it would not see"
	case "SaveAsObjectFile", "ObjectFile":
		what, why, bad = "object files of", "methods, and what it holds is no data here", hasMethods
	default:
		return
	}
	if found := inside(args[0], bad, map[types.Type]bool{}); found != nil {
		l.refuse(fmt.Sprintf("%s %s by rdd.%s: %s has %s", what, types.TypeString(args[0], front.ShortNames), fn.Name(),
			types.TypeString(found, front.ShortNames), why))
	}
}

// hasMethods says whether a type is an interface with methods: yaegi keeps the value of one with the code that made it.
func hasMethods(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	return ok && iface.NumMethods() > 0
}

// textedOtherwise says whether package fmt would print values of a type in another way than Go's: those that have a method
// for it, and whatever an interface holds.
func (l *lowerer) textedOtherwise(t types.Type) bool {
	if types.IsInterface(t) {
		return !isErrorType(t)
	}
	named, _ := t.(*types.Named)
	return named != nil && l.own(named) && (showMethod(named, "String") != nil || showMethod(named, "Error") != nil)
}

func (f *function) refuseInside(e *ast.CallExpr, what, why string, bad func(types.Type) bool) {
	for _, a := range e.Args {
		t := f.typ(a)
		if t == nil {
			continue
		}
		if found := inside(t, bad, map[types.Type]bool{}); found != nil {
			f.refuseAt(a.Pos(), fmt.Sprintf("%s %s: %s has %s", what, types.TypeString(t, front.ShortNames), types.TypeString(found, front.ShortNames), why))
		}
	}
}

// encodedOtherwise says whether an encoding would treat values of a type in another way than Go's.
func (l *lowerer) encodedOtherwise(t types.Type) bool {
	named, _ := t.(*types.Named)
	if named != nil && !l.own(named) {
		return false
	}
	if named != nil {
		for _, name := range marshalMethods {
			if obj, _, _ := types.LookupFieldOrMethod(named, true, named.Obj().Pkg(), name); obj != nil {
				return true
			}
		}
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for field := range st.Fields() {
		if field.Embedded() {
			return true
		}
	}
	return false
}

func (f *function) isBlurredType(t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && f.isBlurred(named)
}

// printsTypes says whether a format asks for types.
func (f *function) printsTypes(e *ast.CallExpr) bool {
	for _, a := range e.Args {
		if tv := f.info.Types[a]; tv.Value != nil && tv.Value.Kind() == constant.String {
			if text := constant.StringVal(tv.Value); strings.Contains(text, "%T") || strings.Contains(text, "%#v") {
				return true
			}
		}
	}
	return false
}
