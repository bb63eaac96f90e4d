package front

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// itemKind tells declarations, which a cell hoists as a Go file does, from statements, which run in order.
type itemKind int

const (
	importItem itemKind = iota
	declItem            // func, type, const
	stmtItem            // var declarations and statements
)

// item is one top-level piece of a cell: bytes start to end of its source.
type item struct {
	kind       itemKind
	start, end int
}

// split cuts a cell into its top-level items. It looks at tokens only, so it also works on cells that do not parse.
func split(src string) []item {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(token.Position, string) {}, 0)
	var (
		items  []item
		depth  int
		tokens []token.Token
		start  int
		end    int
	)
	flush := func() {
		if len(tokens) > 0 {
			items = append(items, item{kind: classify(tokens), start: start, end: end})
		}
		tokens = tokens[:0]
	}
	for {
		pos, tok, lit := s.Scan()
		offset := file.Offset(pos)
		if tok == token.EOF {
			end = max(end, start)
			flush()
			return items
		}
		if tok == token.SEMICOLON && depth == 0 {
			if lit == ";" && len(tokens) > 0 {
				end = offset + 1
			}
			flush()
			continue
		}
		if len(tokens) == 0 {
			start = offset
		}
		// Six tokens tell a method from a call of a function literal.
		if len(tokens) < 64 {
			tokens = append(tokens, tok)
		}
		switch tok {
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth = max(depth-1, 0)
		}
		end = offset + tokenLength(tok, lit)
	}
}

func tokenLength(tok token.Token, lit string) int {
	if lit != "" && tok != token.SEMICOLON {
		return len(lit)
	}
	if tok == token.SEMICOLON {
		return 0
	}
	return len(tok.String())
}

// classify tells what kind of item begins with these tokens.
func classify(tokens []token.Token) itemKind {
	switch tokens[0] {
	case token.IMPORT:
		return importItem
	case token.TYPE, token.CONST:
		return declItem
	case token.FUNC:
		if len(tokens) > 1 && tokens[1] == token.IDENT {
			return declItem
		}
		// func (recv) Name( is a method; func (params) { and func (params) result { are literals.
		if len(tokens) > 1 && tokens[1] == token.LPAREN {
			depth := 0
			for i, tok := range tokens[1:] {
				switch tok {
				case token.LPAREN:
					depth++
				case token.RPAREN:
					depth--
				}
				if depth == 0 {
					rest := tokens[1+i+1:]
					if len(rest) >= 2 && rest[0] == token.IDENT && rest[1] == token.LPAREN {
						return declItem
					}
					break
				}
			}
		}
	}
	return stmtItem
}

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

// The text around a cell and around a run of its statements. The line break keeps a comment on the first line a comment
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
	items := split(src)
	// Imports may stand anywhere in a cell, Go wants them first: they are parsed from a copy on top and blanked in
	// their place.
	blank := []byte(src)
	for _, it := range items {
		if it.kind == importItem {
			mapping = append(mapping, shift{wrapped: b.Len(), original: it.start, length: it.end - it.start})
			b.WriteString(strings.TrimSuffix(src[it.start:it.end], ";"))
			b.WriteString(";")
			for i := it.start; i < it.end; i++ {
				if blank[i] != '\n' {
					blank[i] = ' '
				}
			}
		}
	}
	src = string(blank)
	for _, it := range items {
		switch {
		case it.kind == importItem:
			continue
		case it.kind == stmtItem && !inRun:
			copyTo(it.start)
			b.WriteString(runPrefix)
			inRun = true
		case it.kind == declItem && inRun:
			// The run's end goes behind its last statement's line comment.
			copyTo(lineEnd(src, pending, it.start))
			b.WriteString(runSuffix)
			inRun = false
			copyTo(it.start)
		case it.kind == declItem:
			copyTo(it.start)
		}
		copyTo(it.end)
		if it.kind == declItem {
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

// lineEnd returns the end of the line that from is on, but not beyond limit.
func lineEnd(src string, from, limit int) int {
	if i := strings.IndexByte(src[from:limit], '\n'); i >= 0 {
		return from + i
	}
	return from
}
