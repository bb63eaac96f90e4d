package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"lab/kernel/front"
)

// Conversions. A value of a blurred type (a named type that is no struct) that becomes an interface value cannot be
// told from one of its underlying type any more. As long as no code does that, assertions to the underlying type are
// safe; so it is found out, for every function of a cell, before the function is written.

// findConversions notes every value of a blurred type that a node of the function converts to an interface.
func (f *function) findConversions(n ast.Node, results *types.Tuple) {
	if f.cell == nil {
		return
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			if sig, ok := f.info.TypeOf(n).(*types.Signature); ok {
				f.findConversions(n.Body, sig.Results())
			}
			return false
		case *ast.ReturnStmt:
			if results != nil && results.Len() == len(n.Results) {
				for i, x := range n.Results {
					f.converts(x, results.At(i).Type())
				}
			}
		case *ast.AssignStmt:
			if len(n.Lhs) == len(n.Rhs) && n.Tok == token.ASSIGN {
				for i, x := range n.Lhs {
					f.converts(n.Rhs[i], f.info.TypeOf(x))
				}
			}
		case *ast.ValueSpec:
			if n.Type != nil {
				for _, x := range n.Values {
					f.converts(x, f.info.TypeOf(n.Type))
				}
			}
		case *ast.SendStmt:
			if ch, ok := f.info.TypeOf(n.Chan).Underlying().(*types.Chan); ok {
				f.converts(n.Value, ch.Elem())
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				f.converts(n.X, f.info.TypeOf(n.Y))
				f.converts(n.Y, f.info.TypeOf(n.X))
			}
		case *ast.IndexExpr:
			if m, ok := typeUnder(f.info.TypeOf(n.X)).(*types.Map); ok {
				f.converts(n.Index, m.Key())
			}
		case *ast.CompositeLit:
			f.findElements(n)
		case *ast.CallExpr:
			f.findArguments(n)
		}
		return true
	})
}

func typeUnder(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

func (f *function) findElements(n *ast.CompositeLit) {
	t := typeUnder(f.info.TypeOf(n))
	for i, el := range n.Elts {
		value, key := el, ast.Expr(nil)
		if kv, ok := el.(*ast.KeyValueExpr); ok {
			value, key = kv.Value, kv.Key
		}
		switch t := t.(type) {
		case *types.Slice:
			f.converts(value, t.Elem())
		case *types.Array:
			f.converts(value, t.Elem())
		case *types.Map:
			f.converts(key, t.Key())
			f.converts(value, t.Elem())
		case *types.Struct:
			if id, ok := key.(*ast.Ident); ok {
				f.converts(value, fieldType(t, id.Name))
			} else if i < t.NumFields() {
				f.converts(value, t.Field(i).Type())
			}
		}
	}
}

func (f *function) findArguments(n *ast.CallExpr) {
	fun := ast.Unparen(n.Fun)
	tv := f.info.Types[fun]
	switch {
	case tv.IsType():
		f.converts(n.Args[0], tv.Type)
		return
	case tv.IsBuiltin():
		switch builtinName(fun) {
		case "panic":
			f.converts(n.Args[0], types.NewInterfaceType(nil, nil))
		case "append":
			if s, ok := typeUnder(f.info.TypeOf(n)).(*types.Slice); ok && !n.Ellipsis.IsValid() {
				for _, x := range n.Args[1:] {
					f.converts(x, s.Elem())
				}
			}
		}
		return
	case f.isPrinting(n):
		return // printing takes care of itself
	}
	sig, ok := typeUnder(tv.Type).(*types.Signature)
	if !ok {
		return
	}
	for i, x := range n.Args {
		f.converts(x, paramOf(sig, i, n.Ellipsis.IsValid()))
	}
}

// converts notes that a value meets a variable of type to.
func (f *function) converts(x ast.Expr, to types.Type) {
	if x == nil || to == nil {
		return
	}
	if to = f.bind(to); !types.IsInterface(to) {
		return
	}
	t := f.typ(x)
	named, _ := t.(*types.Named)
	if named == nil || types.IsInterface(t) || !f.isBlurred(named) {
		return
	}
	f.known.converted(f, named, x.Pos())
}

// converted takes note of a blurred type whose values become interface values.
func (k *knownTypes) converted(f *function, t *types.Named, pos token.Pos) {
	if k.lost.At(t.Underlying()) == nil {
		k.lost.Set(t.Underlying(), t)
	}
	if asserted, ok := k.asserted.At(t.Underlying()).(types.Type); ok {
		f.refuseAt(pos, fmt.Sprintf("this use of a %s as an interface value, since a type assertion to %s looks for the same values",
			types.TypeString(t, front.ShortNames), types.TypeString(asserted, front.ShortNames)))
	}
}

// checkBlurred refuses assertions that yaegi would answer wrongly.
func (f *function) checkBlurred(t types.Type, pos token.Pos) {
	if types.IsInterface(t) {
		return
	}
	if named, ok := t.(*types.Named); ok && f.isBlurred(named) {
		f.refuseAt(pos, fmt.Sprintf("a type assertion to %s: it cannot tell the type from %s", types.TypeString(t, front.ShortNames), t.Underlying()))
		return
	}
	if other, ok := f.known.lost.At(t.Underlying()).(*types.Named); ok && !types.Identical(other, t) {
		f.refuseAt(pos, fmt.Sprintf("a type assertion to %s: it cannot tell the type from %s", types.TypeString(t, front.ShortNames), types.TypeString(other, front.ShortNames)))
	}
	if f.cell != nil {
		f.known.asserted.Set(t.Underlying(), t)
	}
}

// conv writes an expression that meets a variable of type to. A value of a cell's type that becomes an error is made
// one by compiled code.
func (f *function) conv(x ast.Expr, to types.Type) string {
	text := f.expr(x)
	if to == nil {
		return text
	}
	t := f.typ(x)
	if !isErrorType(f.bind(to)) {
		return f.detached(x, text, t, f.bind(to))
	}
	if named, _ := namedOf(t); named == nil || types.IsInterface(t) || !f.own(named) {
		return text
	}
	sel := textMethod(t, "Error")
	if sel == nil {
		return text
	}
	typ := f.typeName(t)
	maker := f.helper("error|"+f.typeKey(t), func(name string) string {
		call := f.promotedCall("v", t, sel, nil)
		return fmt.Sprintf("func %s_text(x interface{}) string { var v %s; %s(&v, x, %q); return %s }\nfunc %s(v %s) error { return %s(v, %s_text) }",
			name, typ, f.rt("As"), types.TypeString(t, printedNames), call, name, typ, f.rt("NewError"), name)
	})
	return maker + "(" + text + ")"
}

// detached is a struct that becomes an interface value, as a copy: yaegi's would change with the variable.
func (f *function) detached(x ast.Expr, text string, t, to types.Type) string {
	if _, isStruct := t.Underlying().(*types.Struct); !isStruct || !types.IsInterface(to) {
		return text
	}
	switch ast.Unparen(x).(type) {
	case *ast.CompositeLit, *ast.CallExpr:
		return text
	}
	if named, _ := namedOf(t); named == nil || !f.own(named) {
		return text
	}
	from, iface := f.typeName(t), f.typeName(to)
	copied := f.helper("copy|"+f.typeKey(t)+"|"+f.typeKey(to), func(name string) string {
		return fmt.Sprintf("func %s(v %s) %s { return v }", name, from, iface)
	})
	return copied + "(" + text + ")"
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}
