package front

import (
	"fmt"
	"go/ast"
	"go/token"
)

// A generic type that is defined as nothing but itself, such as type p[T any] p[T], sends go/types into an endless loop when
// something uses it (Go 1.26). It is an error in any case, so it is found before.

// endlessTypes reports the generic types of a cell that are defined as themselves, directly or by others.
func endlessTypes(c *Cell, src *source) []Diagnostic {
	type definition struct {
		spec *ast.TypeSpec
		as   string
	}
	defined := map[string]definition{}
	var order []string
	for _, d := range c.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.TYPE {
			continue
		}
		for _, s := range g.Specs {
			if spec, ok := s.(*ast.TypeSpec); ok {
				defined[spec.Name.Name] = definition{spec, baseName(spec.Type)}
				order = append(order, spec.Name.Name)
			}
		}
	}
	var diags []Diagnostic
	for _, name := range order {
		generic, at := false, name
		for range defined {
			d, ok := defined[at]
			if !ok {
				break
			}
			generic = generic || d.spec.TypeParams != nil
			if at = d.as; at != name {
				continue
			}
			if generic {
				id := defined[name].spec.Name
				diags = append(diags, src.diagnostic(id.Pos(), fmt.Sprintf("invalid recursive type: %s refers to itself", name)))
			}
			break
		}
	}
	return diags
}

// baseName is the name that a type's definition consists of, "" where it is more than a name.
func baseName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.ParenExpr:
		return baseName(x.X)
	case *ast.IndexExpr:
		return baseName(x.X)
	case *ast.IndexListExpr:
		return baseName(x.X)
	}
	return ""
}
