package front

import (
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"strings"
)

// What comes in is anything that can be pasted. Go's parser and type checker, and the engines behind them, recurse over syntax,
// and a stack that overflows ends the process; so what is deeper, or longer, than anybody writes is refused before.
const (
	maxSource   = 256 << 10 // bytes of a cell
	maxBrackets = 1000      // open at the same time
	maxDepth    = 2000      // of the syntax tree: operands of one expression, else-ifs of one if
	maxErrors   = 100       // told of one cell
)

// bom is the byte order mark with which some programs begin a text. Go allows it there.
const bom = "\uFEFF"

// withoutMark blanks a byte order mark at the beginning, so that places stay what they are.
func withoutMark(src string) string {
	if rest, ok := strings.CutPrefix(src, bom); ok {
		return strings.Repeat(" ", len(bom)) + rest
	}
	return src
}

// beyondLimits says what of a cell's text is too much; ok is true where nothing is.
func beyondLimits(id, src string) (d Diagnostic, ok bool) {
	if len(src) > maxSource {
		return Diagnostic{
			CellID: id, Line: 1, Column: 1, EndLine: 1, EndColumn: 1,
			Message: fmt.Sprintf("the cell is too long: it has %d KB of text, and a cell can have %d KB", len(src)>>10, maxSource>>10),
			Hint:    "Put large data into a file, and read that.",
		}, false
	}
	if strings.Count(src, "(")+strings.Count(src, "[")+strings.Count(src, "{") <= maxBrackets {
		return d, true
	}
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), nil, 0)
	for depth := 0; ; {
		pos, tok, _ := s.Scan()
		switch tok {
		case token.EOF:
			return d, true
		case token.LPAREN, token.LBRACK, token.LBRACE:
			if depth++; depth > maxBrackets {
				return newSource(id, src, fset, nil, nil).at(file.Offset(pos), fmt.Sprintf("brackets are nested too deeply: more than %d are open", maxBrackets)), false
			}
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth = max(depth-1, 0)
		}
	}
}

// tooDeep returns the first node of a file that is deeper in it than the limit, nil where there is none.
func tooDeep(file *ast.File) ast.Node {
	depth := 0
	var found ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			depth--
			return false
		}
		if depth > maxDepth && found == nil {
			found = n
		}
		if found != nil {
			return false
		}
		depth++
		return true
	})
	return found
}
