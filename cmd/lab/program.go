package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lab/kernel/compiled"
	"lab/kernel/program"
	"lab/notebook"
)

// handsOver says whether the file is the user's own program, which runs as go run would run it.
func (c runCmd) handsOver() bool {
	return !c.Restricted && c.Engine != compiled.Name && strings.EqualFold(filepath.Ext(c.File), ".go")
}

// ofKernels refuses flags that mean something for kernels alone.
func (c runCmd) ofKernels() error {
	switch {
	case c.Out != "":
		return usage("--out keeps the outputs of cells, and a program has none: leave it away, or add --restricted")
	case c.RequireSandbox || c.Memory != 0:
		return usage("--require-sandbox and --memory are limits of kernels, and your own program runs without: add --restricted")
	}
	return nil
}

// runProgram runs a Go program without isolation, in this process.
func (c runCmd) runProgram() error {
	if err := c.ofKernels(); err != nil {
		return err
	}
	text, err := readText(c.File)
	if err != nil {
		return err
	}
	args := c.Args
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if c.Timeout > 0 {
		time.AfterFunc(c.Timeout, func() {
			fmt.Fprintf(os.Stderr, "lab: %s took longer than %v (--timeout)\n", c.File, c.Timeout)
			os.Exit(exitFailed)
		})
	}
	code, err := program.Run(program.Options{Engine: c.Engine, File: c.File, Text: text, Args: args})
	if err != nil {
		return err
	}
	return &exit{code: code}
}

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
