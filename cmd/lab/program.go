package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"

	"lab/notebook"
)

// loadProgram makes a Go program of one file into a cell: its text without the package clause, whose place is left
// blank so that lines and columns stay what they are. Its main is called by a second request.
func loadProgram(file string) (*job, error) {
	text, err := readText(file)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, file, text, parser.SkipObjectResolution)
	if err != nil {
		var list scanner.ErrorList
		if errors.As(err, &list) {
			var lines []string
			for _, e := range list {
				lines = append(lines, e.Error()) // FILE:line:column: message
			}
			return nil, &exit{code: exitFailed, err: errors.New(strings.Join(lines, "\n"))}
		}
		return nil, err
	}
	if syntax.Name.Name != "main" || !hasMain(syntax) {
		return nil, &exit{code: exitFailed, err: fmt.Errorf("%s: not a program: it needs package main and func main()", file)}
	}
	begin, end := fset.Position(syntax.Package).Offset, fset.Position(syntax.Name.End()).Offset
	source := text[:begin] + strings.Repeat(" ", end-begin) + text[end:]
	doc := notebook.New(file)
	doc.Cells = append(doc.Cells, notebook.NewCell("program", notebook.Code, source))
	return &job{doc: doc, after: "main()", place: func(_ string, line int) string { return fmt.Sprintf("%s:%d", file, line) }}, nil
}

func hasMain(file *ast.File) bool {
	for _, d := range file.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "main" {
			return true
		}
	}
	return false
}
