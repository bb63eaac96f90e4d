package front

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// parsed is a cell's syntax. Positions in it belong to the wrapped text; source maps them back.
type parsed struct {
	file    *ast.File
	imports []*ast.ImportSpec
	decls   []ast.Decl
	// runs are the statement sequences between declarations, in order.
	runs   []*ast.FuncDecl
	source *source
	errs   scanner.ErrorList
}

// The text around a cell and around a run of its statements. The line break makes a comment on the cell's first line
// one about what follows it.
const (
	header    = "package main;\n"
	runPrefix = "func _(){"
	runSuffix = "\n};"
)

// parse parses a cell by wrapping its runs of statements into functions.
func parse(fset *token.FileSet, id, src string) *parsed {
	var (
		b       strings.Builder
		mapping []shift
		inRun   bool
		pending int // bytes of src written so far
	)
	b.WriteString(header)
	copyTo := func(end int) {
		mapping = append(mapping, shift{wrapped: b.Len(), original: pending, length: end - pending})
		b.WriteString(src[pending:end])
		pending = end
	}
	items := split(src, nil) // the parser reports what cannot be read
	// Imports may stand anywhere in a cell, Go wants them first: they are parsed from a copy on top and blanked in
	// their place.
	blank := []byte(src)
	for _, it := range items {
		if it.Kind == ImportItem {
			mapping = append(mapping, shift{wrapped: b.Len(), original: it.Start, length: it.End - it.Start})
			b.WriteString(strings.TrimSuffix(src[it.Start:it.End], ";"))
			b.WriteString(";")
			for i := it.Start; i < it.End; i++ {
				if blank[i] != '\n' {
					blank[i] = ' '
				}
			}
		}
	}
	src = string(blank)
	for _, it := range items {
		switch {
		case it.Kind == ImportItem:
			continue
		case it.Kind != DeclItem && !inRun:
			copyTo(it.Start)
			b.WriteString(runPrefix)
			inRun = true
		case it.Kind == DeclItem && inRun:
			// The run's end goes behind the comments on the line of its last statement.
			copyTo(cutAfter(src, pending, it.Start))
			b.WriteString(runSuffix)
			inRun = false
			copyTo(it.Start)
		case it.Kind == DeclItem:
			copyTo(it.Start)
		}
		copyTo(it.End)
		if it.Kind == DeclItem && src[it.End-1] != ';' {
			b.WriteString(";")
		}
	}
	copyTo(len(src))
	if inRun {
		b.WriteString(runSuffix)
	}
	text := b.String()
	p := &parsed{}
	file, err := parser.ParseFile(fset, id, text, parser.ParseComments|parser.SkipObjectResolution|parser.AllErrors)
	p.file = file
	if list, ok := err.(scanner.ErrorList); ok {
		p.errs = list
	}
	p.source = newSource(id, string(blank), fset, file, mapping)
	if file == nil {
		return p
	}
	p.imports = file.Imports
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.Name == "_" && d.Recv == nil && p.source.synthetic(d.Pos()) {
				p.runs = append(p.runs, d)
			} else {
				p.decls = append(p.decls, d)
			}
		case *ast.GenDecl:
			if d.Tok != token.IMPORT {
				p.decls = append(p.decls, d)
			}
		}
	}
	return p
}
