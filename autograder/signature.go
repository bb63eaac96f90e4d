package autograder

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"strings"

	"lab/kernel/front"
)

// expectation says what of the starter's functions an answer lacks or declares differently: when the checks do not
// compile with an answer, that is nearly always why, and a compiler's message about the checks would not help.
func expectation(starter, answer string) string {
	want, order := functions(starter)
	got, _ := functions(answer)
	for _, name := range order {
		switch have, ok := got[name]; {
		case !ok:
			return fmt.Sprintf("%s is not declared; expected %s", name, want[name])
		case have != want[name]:
			return fmt.Sprintf("%s is %s; expected %s", name, have, want[name])
		}
	}
	return ""
}

// functions returns the types of the functions that a cell declares, without names of parameters, and their order.
func functions(src string) (types map[string]string, order []string) {
	types = make(map[string]string)
	items, _ := front.Items(src)
	for _, it := range items {
		if it.Kind != front.DeclItem {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), "", "package p;"+src[it.Start:it.End], parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
				types[f.Name.Name] = signature(f.Type)
				order = append(order, f.Name.Name)
			}
		}
	}
	return types, order
}

func signature(t *ast.FuncType) string {
	plain := &ast.FuncType{TypeParams: t.TypeParams, Params: unnamed(t.Params), Results: unnamed(t.Results)}
	var b strings.Builder
	if err := printer.Fprint(&b, token.NewFileSet(), plain); err != nil {
		return "func"
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// unnamed writes (a, b int) as (int, int), so that names do not count.
func unnamed(list *ast.FieldList) *ast.FieldList {
	if list == nil {
		return nil
	}
	out := &ast.FieldList{}
	for _, f := range list.List {
		for range max(1, len(f.Names)) {
			out.List = append(out.List, &ast.Field{Type: f.Type})
		}
	}
	return out
}
