package ml_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// TestWhatInterpretersRunIsFitForThem holds the bodies that the interpreters of cells run from source, those of
// functions whose signature names an RDD or is generic, to what package rdd's test of the same purpose allows: the
// plain subset of Go that all of them run right, and exported names of what is compiled.
func TestWhatInterpretersRunIsFitForThem(t *testing.T) {
	fset := token.NewFileSet()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var bodies []*ast.FuncDecl
	hidden := map[string]bool{}
	methods := map[string]bool{}
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
				switch {
				case fromSource(d):
					bodies = append(bodies, d)
				case d.Name.IsExported():
				case d.Recv == nil:
					hidden[d.Name.Name] = true
				default:
					methods[d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						hidden[s.Name.Name] = s.TypeParams == nil && !s.Name.IsExported()
					case *ast.ValueSpec:
						for _, n := range s.Names {
							hidden[n.Name] = !n.IsExported()
						}
					}
				}
			}
		}
	}
	if len(bodies) < 30 {
		t.Fatalf("found only %d functions that are run from source", len(bodies))
	}
	for _, f := range bodies {
		bad := func(n ast.Node, what string) { t.Errorf("%s: %s has %s", fset.Position(n.Pos()), f.Name.Name, what) }
		// What a function declares is its own, whatever else has that name.
		own := map[string]bool{}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Field:
				for _, name := range n.Names {
					own[name.Name] = true
				}
			case *ast.AssignStmt:
				for _, x := range n.Lhs {
					if name, ok := x.(*ast.Ident); ok && n.Tok == token.DEFINE {
						own[name.Name] = true
					}
				}
			}
			return true
		})
		whole := map[ast.Expr]bool{} // type assertions that are a statement by themselves
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
			case *ast.GoStmt, *ast.SelectStmt, *ast.SendStmt, *ast.DeferStmt, *ast.LabeledStmt, *ast.TypeSwitchStmt, *ast.ChanType, *ast.StructType, *ast.InterfaceType:
				bad(n, "a goroutine, channel, defer, label, type switch or anonymous type")
			case *ast.GenDecl:
				if n.Tok == token.CONST {
					bad(n, "a constant")
				}
			case *ast.SelectorExpr:
				if methods[n.Sel.Name] {
					bad(n, "the unexported method "+n.Sel.Name)
				}
			case *ast.Ident:
				if hidden[n.Name] && !own[n.Name] || n.Name == "recover" {
					bad(n, "the unexported name "+n.Name)
				}
			}
			return true
		})
	}
}

// fromSource tells whether a function's signature has a type parameter or an instantiated type.
func fromSource(d *ast.FuncDecl) (found bool) {
	if d.Type.TypeParams != nil {
		return true
	}
	ast.Inspect(d.Type, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.IndexExpr, *ast.IndexListExpr:
			found = true
		}
		return true
	})
	return found
}
