package variants

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// alone says whether an answer and the checks need a binary to themselves: because they run code as it starts, which would
// run for every answer, or because a directive to the compiler names or means something that a new name would not.
func (k *checked) alone() bool {
	return slices.ContainsFunc(k.files, func(file *ast.File) bool {
		return hasDirective(file) || slices.ContainsFunc(file.Imports, isForEffect) || slices.ContainsFunc(file.Decls, k.runsAtStart)
	})
}

func hasDirective(file *ast.File) bool {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:") || strings.HasPrefix(c.Text, "//line ") || strings.HasPrefix(c.Text, "/*line ") {
				return true
			}
		}
	}
	return false
}

// isForEffect says whether something is imported for what it does at the start, or is not Go.
func isForEffect(spec *ast.ImportSpec) bool {
	return spec.Path.Value == `"C"` || spec.Path.Value == `"unsafe"` || spec.Name != nil && spec.Name.Name == "_"
}

func (k *checked) runsAtStart(declaration ast.Decl) bool {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		return d.Recv == nil && d.Name.Name == "init"
	case *ast.GenDecl:
		if d.Tok != token.VAR {
			return false
		}
		for _, spec := range d.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok && slices.ContainsFunc(v.Values, func(e ast.Expr) bool { return !k.isInert(e) }) {
				return true
			}
		}
	}
	return false
}

// isInert says whether a variable can be given an expression's value without running code that may fail, take long or
// change anything. It need not know all such expressions.
func (k *checked) isInert(e ast.Expr) bool {
	if k.info.Types[e].Value != nil {
		return true // a constant
	}
	switch e := e.(type) {
	case *ast.Ident, *ast.FuncLit:
		return true
	case *ast.ParenExpr:
		return k.isInert(e.X)
	case *ast.SelectorExpr:
		id, ok := e.X.(*ast.Ident)
		if !ok {
			return false
		}
		_, ok = k.info.Uses[id].(*types.PkgName)
		return ok
	case *ast.UnaryExpr:
		return e.Op == token.AND && k.isInert(e.X)
	case *ast.CompositeLit:
		return !slices.ContainsFunc(e.Elts, func(element ast.Expr) bool { return !k.isInertElement(element) })
	case *ast.CallExpr:
		return k.isErrorsNew(e)
	}
	return false
}

// isInertElement says so of an element of a composite literal. A key that is no constant, nor a field's name, might be one
// that a map cannot have.
func (k *checked) isInertElement(e ast.Expr) bool {
	pair, ok := e.(*ast.KeyValueExpr)
	if !ok {
		return k.isInert(e)
	}
	isConstant := k.info.Types[pair.Key].Value != nil
	id, _ := pair.Key.(*ast.Ident)
	field, _ := k.info.Uses[id].(*types.Var)
	return (isConstant || field != nil && field.IsField()) && k.isInert(pair.Value)
}

// isErrorsNew knows the one call with which variables of packages usually begin.
func (k *checked) isErrorsNew(call *ast.CallExpr) bool {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	f, ok := k.info.Uses[selector.Sel].(*types.Func)
	return ok && f.FullName() == "errors.New" && k.info.Types[call.Args[0]].Value != nil
}
