package rdd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// Interpreters have no symbols for generic code. They run the bodies of this package's generic functions from source,
// and reach compiled code by exported names only. This test holds those bodies to that, and to the plain subset of Go
// that every interpreter runs right.
func TestGenericBodiesAreFitToInterpret(t *testing.T) {
	fset := token.NewFileSet()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var bodies []*ast.FuncDecl
	hidden := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, e.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if sourceRun(d) {
					bodies = append(bodies, d)
				} else if d.Recv == nil && !d.Name.IsExported() {
					hidden[d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, name := range declared(d) {
					hidden[name] = true
				}
			}
		}
	}
	if len(bodies) < 90 {
		t.Fatalf("found only %d generic functions", len(bodies))
	}
	for _, f := range bodies {
		whole := map[ast.Expr]bool{} // type assertions that are a statement by themselves
		bad := func(n ast.Node, what string) { t.Errorf("%s: %s has %s", fset.Position(n.Pos()), f.Name.Name, what) }
		ast.Inspect(f.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if len(n.Rhs) == 1 {
					whole[n.Rhs[0]] = true
				}
			case *ast.TypeAssertExpr:
				if !whole[n] {
					bad(n, "a type assertion inside an expression")
				}
			case *ast.GoStmt, *ast.SelectStmt, *ast.SendStmt, *ast.DeferStmt, *ast.LabeledStmt, *ast.TypeSwitchStmt, *ast.ChanType,
				*ast.StructType, *ast.InterfaceType:
				bad(n, "a goroutine, channel, defer, label, type switch or anonymous type")
			case *ast.GenDecl:
				if n.Tok == token.CONST {
					bad(n, "a constant")
				}
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "c" && !n.Sel.IsExported() {
					bad(n, "the unexported field or method "+n.Sel.Name+" of a Context")
				}
			case *ast.Ident:
				if hidden[n.Name] {
					bad(n, "the unexported name "+n.Name)
				}
				if n.Name == "recover" {
					bad(n, "recover")
				}
			}
			return true
		})
	}
}

// sourceRun tells whether a function's signature has a type parameter or an instantiated type.
func sourceRun(d *ast.FuncDecl) bool {
	if d.Type.TypeParams != nil {
		return true
	}
	found := false
	inspect := func(n ast.Node) bool {
		switch n.(type) {
		case *ast.IndexExpr, *ast.IndexListExpr:
			found = true
		}
		return true
	}
	ast.Inspect(d.Type, inspect)
	if d.Recv != nil {
		ast.Inspect(d.Recv, inspect)
	}
	return found
}

// declared lists the unexported names of a declaration that are not generic types.
func declared(d *ast.GenDecl) (names []string) {
	for _, s := range d.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			if s.TypeParams == nil && !s.Name.IsExported() {
				names = append(names, s.Name.Name)
			}
		case *ast.ValueSpec:
			for _, n := range s.Names {
				if !n.IsExported() && n.Name != "_" {
					names = append(names, n.Name)
				}
			}
		}
	}
	return names
}
