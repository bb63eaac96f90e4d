package front

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"unsafe"

	"lab/kernel/universe"
)

// A method may be declared in a later cell than its type: the type gets the method then, and so do the values that it
// has already. A method that the type has is declared anew: with the same signature it replaces the old one, as a function
// does.
//
// For go/types that cannot be, because each chunk of a cell is a package of its own. So a late method is checked as a
// function whose first parameter is the receiver; its signature first, because other bodies may call the method already.
//
// Whether a cell compiles is only known at its end, and completion checks cells that are half written, so what a cell
// has added to types of other cells is taken back where the cell is not run.

// lateMethod is a method whose type an earlier chunk or cell declares.
type lateMethod struct {
	decl  *ast.FuncDecl
	named *types.Named
	plain *ast.FuncDecl // the method as a function
	fn    *types.Func
	old   *types.Func // that it replaces
}

// late returns the methods of a chunk whose types it does not declare itself, and false where one cannot be declared.
func (k *checker) late(ch chunk) ([]*lateMethod, bool) {
	own := map[string]bool{}
	for _, d := range ch.decls {
		if g, ok := d.(*ast.GenDecl); ok {
			for _, name := range declNames(g) {
				own[name] = true
			}
		}
	}
	var list []*lateMethod
	allowed := true
	for _, d := range ch.decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Recv == nil || len(fn.Recv.List) != 1 || own[declNames(fn)[0]] {
			continue
		}
		name := declNames(fn)[0]
		obj := k.scope[name]
		if obj == nil {
			obj = k.session.scope[name]
		}
		tn, ok := obj.(*types.TypeName)
		if !ok {
			continue // the type checker says what is wrong
		}
		named, ok := types.Unalias(tn.Type()).(*types.Named)
		if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "main" {
			k.refuse(fn, "cannot define new methods on non-local type "+types.TypeString(tn.Type(), ShortNames), "Declare a type of your own around it: type Mine struct { … }.")
			allowed = false
			continue
		}
		if named.TypeParams().Len() > 0 {
			k.refuse(fn, "method "+fn.Name.Name+" stands in a later cell than its generic type "+name, "Declare the methods of a generic type in the cell of the type.")
			allowed = false
			continue
		}
		list = append(list, &lateMethod{decl: fn, named: named, plain: asFunction(fn)})
	}
	return list, allowed
}

func (k *checker) refuse(fn *ast.FuncDecl, message, hint string) {
	d := k.parsed.source.diagnostic(fn.Name.Pos(), message)
	d.Hint = hint
	k.diags = append(k.diags, d)
}

// asFunction is a method as a function without a name. The two share all syntax that can mention names.
func asFunction(m *ast.FuncDecl) *ast.FuncDecl {
	params := &ast.FieldList{Opening: m.Type.Params.Opening, Closing: m.Type.Params.Closing}
	for _, f := range slices.Concat(m.Recv.List, m.Type.Params.List) {
		if len(f.Names) == 0 { // parameters are named all, or none
			named := *f
			named.Names = []*ast.Ident{{Name: "_", NamePos: f.Type.Pos()}}
			f = &named
		}
		params.List = append(params.List, f)
	}
	return &ast.FuncDecl{
		Doc: m.Doc, Name: &ast.Ident{Name: "_", NamePos: m.Name.NamePos}, Body: m.Body,
		Type: &ast.FuncType{Func: m.Type.Func, TypeParams: m.Type.TypeParams, Params: params, Results: m.Type.Results},
	}
}

// method makes the method's object from that of the function.
func (m *lateMethod) method(info *types.Info) *types.Func {
	plain, ok := info.Defs[m.plain.Name].(*types.Func)
	if !ok || plain.Signature().Params().Len() == 0 {
		return nil
	}
	sig := plain.Signature()
	vars := slices.Collect(sig.Params().Variables())
	recv := types.NewVar(vars[0].Pos(), vars[0].Pkg(), vars[0].Name(), vars[0].Type())
	return types.NewFunc(m.decl.Name.Pos(), plain.Pkg(), m.decl.Name.Name,
		types.NewSignatureType(recv, nil, nil, types.NewTuple(vars[1:]...), sig.Results(), sig.Variadic()))
}

// splitTypes separates the types of a chunk from the rest where the signatures of late methods mention them.
func splitTypes(ch chunk, late []*lateMethod) (first, rest chunk, ok bool) {
	names := map[string]bool{}
	for _, d := range ch.decls {
		if g, isGen := d.(*ast.GenDecl); isGen && g.Tok != token.VAR {
			first.decls = append(first.decls, d)
			for _, name := range declNames(g) {
				names[name] = true
			}
		} else {
			rest.decls = append(rest.decls, d)
		}
	}
	for _, m := range late {
		ok = ok || mentionsAny(identsOf(m.decl.Type), names)
	}
	return first, rest, ok
}

// addLate gives the methods of a chunk to their types. It returns false where one cannot be declared.
func (k *checker) addLate(late []*lateMethod) bool {
	if len(late) == 0 {
		return true
	}
	var decls []ast.Decl
	for _, m := range late {
		decls = append(decls, m.plain)
	}
	info := universe.NewInfo()
	conf := k.config(func(error) {}) // whatever is wrong is found again with the bodies
	conf.IgnoreFuncBodies = true
	pkg := types.NewPackage("main", "main")
	k.fill(pkg, nil)
	file := k.file(append(k.importDecl(chunk{decls: decls}, nil), decls...))
	_ = types.NewChecker(conf, k.session.u.Fset(), pkg, info).Files([]*ast.File{file})
	ok := true
	for _, m := range late {
		m.fn = m.method(info)
		if m.fn == nil {
			continue
		}
		if why, hint := k.mayDeclare(m); why != "" {
			k.refuse(m.decl, why, hint)
			ok = false
			continue
		}
		k.methods = append(k.methods, m)
		if m.old = methodNamed(m.named, m.fn.Name()); m.old == nil {
			m.named.AddMethod(m.fn)
			k.added = append(k.added, m)
		}
	}
	return ok
}

// defineLate enters checked late methods into the cell's tables.
func (k *checker) defineLate(late []*lateMethod, info *types.Info) {
	for _, m := range late {
		if m.old != nil {
			k.cell.Replaces[m.fn] = m.old
		}
		delete(info.Defs, m.plain.Name)
		info.Defs[m.decl.Name] = m.fn
		if scope := info.Scopes[m.plain.Type]; scope != nil {
			delete(info.Scopes, m.plain.Type)
			info.Scopes[m.decl.Type] = scope
		}
	}
}

// mayDeclare says what speaks against a late method; "" where nothing does.
func (k *checker) mayDeclare(m *lateMethod) (why, hint string) {
	name, typ := m.fn.Name(), m.named.Obj().Name()
	switch under := m.named.Underlying().(type) {
	case *types.Pointer, *types.Interface:
		return "invalid receiver type " + typ + " (pointer or interface type)", ""
	case *types.Struct:
		for f := range under.Fields() {
			if f.Name() == name {
				return "field and method with the same name " + name, ""
			}
		}
	}
	if !methodsRemovable {
		return "method " + name + " stands in a later cell than its type " + typ, "Declare a method in the cell of its type."
	}
	for _, other := range k.methods {
		if other.named == m.named && other.fn.Name() == name {
			return "method " + typ + "." + name + " already declared in this cell", ""
		}
	}
	old := methodNamed(m.named, name)
	if old == nil {
		return "", ""
	}
	if !types.Identical(old.Signature(), m.fn.Signature()) || !types.Identical(old.Signature().Recv().Type(), m.fn.Signature().Recv().Type()) {
		return "method " + typ + "." + name + " is declared already, as " + types.TypeString(old.Signature(), ShortNames) + " with the receiver " + types.TypeString(old.Signature().Recv().Type(), ShortNames),
			"To change what it takes or returns, run the cell that declares " + typ + " again first; values made before keep the former type."
	}
	return "", ""
}

func methodNamed(t *types.Named, name string) *types.Func {
	for m := range t.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}

// methodList is where go/types keeps the methods of a named type. It has no way to take one back that AddMethod has
// added; where the field is not what it was when this was written, methods in later cells are errors.
var methodList, methodsRemovable = func() (reflect.StructField, bool) {
	f, ok := reflect.TypeFor[types.Named]().FieldByName("methods")
	return f, ok && f.Type == reflect.TypeFor[[]*types.Func]()
}()

// takeBack removes methods from their types.
func takeBack(added []*lateMethod) {
	for _, m := range added {
		list := (*[]*types.Func)(unsafe.Add(unsafe.Pointer(m.named), methodList.Offset))
		*list = slices.DeleteFunc(slices.Clone(*list), func(fn *types.Func) bool { return fn == m.fn })
	}
}
