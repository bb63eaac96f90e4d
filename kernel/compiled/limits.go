package compiled

import (
	"fmt"
	"go/ast"
	"go/types"
	"iter"
	"slices"

	"lab/kernel/front"
)

// A compiled program has all its declarations from the start. Where that could be told from a notebook, in which a cell's
// declarations are there only when it has run, the notebook is refused: a wrong answer is worse.

// asked are methods that packages look for in values of any type, so whether a type has one shows.
var asked = []string{
	"String", "GoString", "Format", "Error", "Unwrap", "Is", "As", "Timeout", "Temporary",
	"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "MarshalBinary", "UnmarshalBinary", "AppendText", "AppendBinary", "IsZero",
	"Scan", "WriteTo", "ReadFrom", "WriteString", "ReadByte", "ReadRune", "WriteByte",
	"MIMEBundle", "DebugString",
}

// limits reports what of the cells a program cannot say.
func (t *translation) limits() {
	assertable := map[string]bool{} // methods of interfaces that cells so far ask values for
	for _, name := range asked {
		assertable[name] = true
	}
	for _, u := range t.code() {
		for _, d := range u.checked.Decls {
			fd, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			fn, _ := u.checked.Info.Defs[fd.Name].(*types.Func)
			if fn == nil {
				continue
			}
			t.limit(u, fd, fn, assertable)
		}
		for i := range asserted(u.checked) {
			for m := range i.Methods() {
				assertable[m.Name()] = true
			}
		}
	}
}

func (t *translation) limit(u *unit, fd *ast.FuncDecl, fn *types.Func, assertable map[string]bool) {
	refuse := func(format string, args ...any) {
		t.problems = append(t.problems, u.checked.Diagnostic(fd.Name.Pos(), fmt.Sprintf(format, args...)))
	}
	_, again := u.checked.Replaces[fn]
	switch {
	case fd.Recv != nil && again:
		refuse("a compiled program has one method %s, and two cells declare it", fn.Name())
	case fd.Recv != nil && t.late(u, fn) && assertable[fn.Name()]:
		refuse("a compiled program has the method %s from the start, and what the cells above print may depend on it: declare it in the cell of its type", fn.Name())
	case fd.Recv != nil && t.late(u, fn) && promoted(fn):
		refuse("a compiled program has the method %s from the start, and the cells above mean the one of an embedded field: declare it in the cell of its type", fn.Name())
	case t.chains[fn] != nil && t.chains[fn].generic && recovers(u.checked, fd):
		refuse("a compiled program calls %s through another function, where recover does not work, because two cells declare it", fn.Name())
	}
}

// late says whether a method's type belongs to an earlier cell.
func (t *translation) late(u *unit, fn *types.Func) bool {
	named := receiver(fn)
	return named != nil && slices.Contains(u.checked.Extended, named)
}

func receiver(fn *types.Func) *types.Named {
	r := fn.Signature().Recv().Type()
	if p, ok := r.(*types.Pointer); ok {
		r = p.Elem()
	}
	named, _ := types.Unalias(r).(*types.Named)
	return named
}

// promoted says whether an embedded field has what the method is called.
func promoted(fn *types.Func) bool {
	st, ok := receiver(fn).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if f.Embedded() {
			if obj, _, _ := types.LookupFieldOrMethod(f.Type(), true, fn.Pkg(), fn.Name()); obj != nil {
				return true
			}
		}
	}
	return false
}

func recovers(c *front.Cell, fd *ast.FuncDecl) bool {
	found := false
	ast.Inspect(fd, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if b, ok := c.Info.Uses[id].(*types.Builtin); ok && b.Name() == "recover" {
				found = true
			}
		}
		return !found
	})
	return found
}

// asserted yields the interfaces that a cell asks values for.
func asserted(c *front.Cell) iter.Seq[*types.Interface] {
	return func(yield func(*types.Interface) bool) {
		ask := func(e ast.Expr) bool {
			if e == nil { // x.(type)
				return true
			}
			i, ok := c.Info.TypeOf(e).Underlying().(*types.Interface)
			return !ok || yield(i)
		}
		more := true
		look := func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeAssertExpr:
				more = more && ask(n.Type)
			case *ast.TypeSwitchStmt:
				for _, clause := range n.Body.List {
					for _, e := range clause.(*ast.CaseClause).List {
						more = more && ask(e)
					}
				}
			}
			return more
		}
		for _, d := range c.Decls {
			ast.Inspect(d, look)
		}
		for _, s := range c.Stmts {
			ast.Inspect(s, look)
		}
	}
}
