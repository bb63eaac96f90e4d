package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"strings"
)

// documentation is what a compiled package says of its exported names, as JSON: functions, types, variables and constants
// by their names, methods as Type.Method, the package itself under the empty name. Without whole, what the package says of
// itself ends before its first heading: the chapters of fmt are not read beside a cursor.
func documentation(path string, goFiles []string, whole bool) ([]byte, error) {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range goFiles {
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("documentation of %s: %w", path, err)
		}
		files = append(files, file)
	}
	pkg, err := doc.NewFromFiles(fset, files, path)
	if err != nil {
		return nil, fmt.Errorf("documentation of %s: %w", path, err)
	}
	about := pkg.Doc
	if !whole {
		about = opening(about)
	}
	texts := map[string]string{"": about}
	add := func(name, text string) {
		if text != "" {
			texts[name] = text
		}
	}
	functions := func(prefix string, list []*doc.Func) {
		for _, f := range list {
			add(prefix+f.Name, f.Doc)
		}
	}
	values := func(list []*doc.Value) {
		for _, v := range list {
			for _, name := range v.Names {
				add(name, v.Doc)
			}
		}
	}
	functions("", pkg.Funcs)
	values(pkg.Consts)
	values(pkg.Vars)
	for _, t := range pkg.Types {
		add(t.Name, t.Doc)
		functions("", t.Funcs)
		functions(t.Name+".", t.Methods)
		values(t.Consts)
		values(t.Vars)
	}
	return json.Marshal(texts)
}

// longestOpening is in bytes. A completion brings what all packages say of themselves.
const longestOpening = 700

// opening is the beginning of a text: the paragraphs before the first heading, as many as are short together, but at least one.
func opening(text string) string {
	text, _, _ = strings.Cut(text, "\n# ")
	paragraphs := strings.Split(text, "\n\n")
	kept := paragraphs[0]
	for _, p := range paragraphs[1:] {
		if len(kept)+len(p) > longestOpening {
			break
		}
		kept += "\n\n" + p
	}
	return strings.TrimSpace(kept) + "\n"
}
