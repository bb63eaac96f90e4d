package yaegi

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"lab/kernel/front"
)

// function writes the body of one function (or of a cell's statements) as lowered Go.
type function struct {
	*lowerer
	info   *types.Info
	line   func(token.Pos) string
	cell   *front.Cell // nil in source packages
	subst  subst
	locals map[types.Object]string
	buf    *strings.Builder
	// self is the declared function being written; it calls itself directly.
	self     *types.Func
	selfName string
	topLevel bool
	flow     []flow
	results  []result
	// assigned are the variables that change after their definition, in the whole declared function.
	assigned map[types.Object]bool
	// tracker names the variable that holds the line being run, "" where no line can panic; number is the cell's.
	tracker string
	number  int
	// defers names the variable that holds the deferred calls, "" where the function has none. Such a function's
	// results are all named, and its body is a literal that WithDefers calls.
	defers string
}

type result struct {
	name string
	typ  types.Type
}

func newFunction(l *lowerer, info *types.Info, line func(token.Pos) string, cell *front.Cell) *function {
	f := &function{lowerer: l, info: info, line: line, cell: cell, locals: map[types.Object]string{}, buf: &strings.Builder{}}
	for i, c := range l.cells {
		if cell != nil && c == cell {
			f.number = i
		}
	}
	return f
}

// emit writes one line.
func (f *function) emit(format string, args ...any) {
	fmt.Fprintf(f.buf, format, args...)
	f.buf.WriteString("\n")
}

// temp returns a new unique name.
func (f *function) temp(base string) string {
	f.serial++
	return fmt.Sprintf("l%d_%s", f.serial, base)
}

// typ returns the type of an expression, for the types that this body is instantiated with.
func (f *function) typ(e ast.Expr) types.Type { return f.bind(f.info.TypeOf(e)) }

func (f *function) bind(t types.Type) types.Type { return f.subst.apply(f.ctx, t) }

// local declares a local name for an object.
func (f *function) local(obj types.Object) string {
	name := f.temp(obj.Name())
	f.locals[obj] = name
	return name
}

// at refuses something at a place of the body.
func (f *function) refuseAt(pos token.Pos, what string) {
	if f.cell != nil {
		f.refusals = append(f.refusals, f.cell.Diagnostic(pos, "the yaegi engine cannot run "+what))
		return
	}
	f.refuse(what)
}

// header writes "(params) (results)" with fresh names, the receiver as first parameter.
func (f *function) header(recv *ast.FieldList, typ *ast.FuncType, body *ast.BlockStmt, sig *types.Signature) string {
	if hasDefer(body.List) {
		f.defers = f.temp("defers")
	}
	var params []string
	add := func(list *ast.FieldList, variadic bool) {
		if list == nil {
			return
		}
		for i, field := range list.List {
			t := f.bind(f.info.TypeOf(field.Type))
			text := ""
			if ell, ok := field.Type.(*ast.Ellipsis); ok && variadic && i == len(list.List)-1 {
				text = "..." + f.typeName(f.bind(f.info.TypeOf(ell.Elt)))
			} else {
				text = f.sharedType(t)
			}
			if len(field.Names) == 0 {
				params = append(params, f.temp("_")+" "+text)
			}
			for _, id := range field.Names {
				name := f.temp("_")
				if obj := f.info.Defs[id]; obj != nil && id.Name != "_" {
					name = f.local(obj)
				}
				params = append(params, name+" "+text)
			}
		}
	}
	add(recv, false)
	add(typ.Params, sig.Variadic())
	text := "(" + strings.Join(params, ", ") + ")"
	f.results = nil
	if typ.Results == nil || len(typ.Results.List) == 0 {
		return text
	}
	var results []string
	named := false
	for _, field := range typ.Results.List {
		t := f.bind(f.info.TypeOf(field.Type))
		if len(field.Names) == 0 && f.defers == "" {
			results = append(results, f.typeName(t))
			f.results = append(f.results, result{typ: t})
		} else if len(field.Names) == 0 {
			named = true
			name := f.temp("_")
			results = append(results, name+" "+f.typeName(t))
			f.results = append(f.results, result{name: name, typ: t})
		}
		for _, id := range field.Names {
			named = true
			name := f.temp("_")
			if obj := f.info.Defs[id]; obj != nil && id.Name != "_" {
				name = f.local(obj)
			}
			results = append(results, name+" "+f.typeName(t))
			f.results = append(f.results, result{name: name, typ: t})
		}
	}
	if len(results) == 1 && !named {
		return text + " " + results[0]
	}
	return text + " (" + strings.Join(results, ", ") + ")"
}

// body writes the statements of the function.
func (f *function) body(list []ast.Stmt) string {
	f.stmts(list)
	text := f.buf.String()
	if f.defers == "" {
		return f.tracked(text)
	}
	text = fmt.Sprintf("%s(func(%s *%s) {\n%s})\n", f.rt("WithDefers"), f.defers, f.rt("Defers"), text)
	if len(f.results) == 0 {
		return f.tracked(text)
	}
	text = f.tracked(text)
	return text + "return " + strings.Join(f.resultNames(), ", ") + "\n"
}

func (f *function) resultNames() []string {
	list := make([]string, len(f.results))
	for i, r := range f.results {
		list[i] = r.name
	}
	return list
}

// hasDefer says whether the statements defer a call of the function that they belong to.
func hasDefer(list []ast.Stmt) bool {
	found := false
	for _, s := range list {
		ast.Inspect(s, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.DeferStmt:
				found = true
			}
			return !found
		})
	}
	return found
}

// recovers says whether a function literal calls recover itself, and not in a literal inside it.
func (f *function) recovers(lit *ast.FuncLit) bool {
	found := false
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			id, ok := ast.Unparen(n.Fun).(*ast.Ident)
			if ok && id.Name == "recover" {
				_, builtin := f.info.Uses[id].(*types.Builtin)
				found = found || builtin
			}
		}
		return !found
	})
	return found
}

// name returns what a variable is called in lowered code.
func (f *function) name(obj types.Object, pos token.Pos) string {
	if name, ok := f.locals[obj]; ok {
		return name
	}
	if name, ok := f.vars[obj]; ok {
		return name
	}
	if obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope() && obj.Pkg().Path() != "main" {
		if !obj.Exported() {
			f.refuseAt(pos, "the unexported "+obj.Pkg().Path()+"."+obj.Name()+" from interpreted code")
		}
		return f.pkg(obj.Pkg()) + "." + obj.Name()
	}
	f.refuseAt(pos, "a use of "+obj.Name()+" before the cell that declares it has run")
	return "_"
}

// result shows the value of the cell's last expression.
func (f *function) result(e ast.Expr) {
	f.directive(e.Pos(), e)
	t := f.info.TypeOf(e)
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if tuple, ok := t.(*types.Tuple); ok {
			if tuple.Len() == 0 {
				f.emit("%s", f.call(call))
				return
			}
			var names []string
			for range tuple.Len() {
				names = append(names, f.temp("r"))
			}
			f.emit("%s := %s", strings.Join(names, ", "), f.call(call))
			for i, name := range names {
				f.show(e.Pos(), name, tuple.At(i).Type())
			}
			return
		}
	}
	if b, ok := t.(*types.Basic); ok {
		if b.Kind() == types.Invalid {
			return
		}
		t = types.Default(t)
		if b.Kind() == types.UntypedNil {
			f.emit("%s(%q)", f.rt("ShowText"), "<nil>")
			return
		}
	}
	name := f.temp("r")
	if sig, ok := t.(*types.Signature); ok && sig.TypeParams().Len() == 0 && !isCall(e) {
		f.emit("%s(%q)", f.rt("ShowText"), types.TypeString(sig, front.ShortNames))
		return
	}
	f.emit("var %s %s", name, f.typeName(t))
	f.emit("%s = %s", name, f.expr(e))
	f.show(e.Pos(), name, t)
}

func isCall(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok
}

// show hands one value to the notebook in the best form its type offers.
func (f *function) show(pos token.Pos, name string, t types.Type) {
	f.shown = append(f.shown, t)
	index := len(f.shown) - 1
	_, isPtr := t.Underlying().(*types.Pointer)
	guard := func(call string) {
		if isPtr || types.IsInterface(t) {
			f.emit("if %s == nil { %s(%q) } else { %s }", name, f.rt("ShowText"), "<nil>", call)
		} else {
			f.emit("%s", call)
		}
	}
	for _, m := range []struct{ method, helper string }{
		{"MIMEBundle", "ShowBundle"}, {"Error", "ShowText"}, {"DebugString", "ShowText"}, {"String", "ShowText"},
	} {
		sel := showMethod(t, m.method)
		if sel == nil {
			continue
		}
		base, baseType := name, t
		if sel.Recv() != t { // the method is the pointer's
			base, baseType = "(&"+name+")", sel.Recv()
		}
		guard(fmt.Sprintf("%s(%d, %s)", f.rt(m.helper+"Of"), index, f.promotedCall(base, baseType, sel, nil)))
		return
	}
	if inner := f.hiddenText(t, map[types.Type]bool{}); inner != nil {
		f.refuseAt(pos, fmt.Sprintf("a value of %s as a cell's last one: it would not call the method of %s inside", types.TypeString(t, front.ShortNames), types.TypeString(inner, front.ShortNames)))
	}
	f.emit("%s(%d, &%s)", f.rt("ShowValue"), index, name)
}

// showMethod finds a method without parameters that yields a string or a MIME bundle.
func showMethod(t types.Type, name string) *types.Selection {
	for _, recv := range []types.Type{t, types.NewPointer(t)} {
		if recv != t && types.IsInterface(t) {
			continue
		}
		sel := types.NewMethodSet(recv).Lookup(nil, name)
		if sel == nil {
			continue
		}
		sig := sel.Obj().Type().(*types.Signature)
		if sig.Params().Len() != 0 || sig.Results().Len() != 1 {
			continue
		}
		switch r := sig.Results().At(0).Type().Underlying().(type) {
		case *types.Basic:
			if r.Kind() == types.String && name != "MIMEBundle" {
				return sel
			}
		case *types.Map:
			if name == "MIMEBundle" && r.String() == "map[string]string" {
				return sel
			}
		}
	}
	return nil
}

// directive says from which line of the cell the code that follows comes; parts are what it evaluates.
func (f *function) directive(pos token.Pos, parts ...ast.Node) {
	if d := f.line(pos); d != "" {
		f.buf.WriteString(d)
	}
	f.track(pos, parts...)
}
