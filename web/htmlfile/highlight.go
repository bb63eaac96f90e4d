package htmlfile

import (
	"go/scanner"
	"go/token"
	"go/types"
	"html"
	"html/template"
	"strings"
)

// coloured is Go code as HTML, with the classes of the page's editor. What does not scan stays as it is written.
func coloured(source string) template.HTML {
	var s scanner.Scanner
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(source))
	s.Init(file, []byte(source), func(token.Position, string) {}, scanner.ScanComments)
	var b strings.Builder
	at := 0
	var before token.Token
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			break
		}
		begin := file.Offset(pos)
		if tok == token.SEMICOLON && text == "\n" {
			before = tok
			continue
		}
		if tok.IsOperator() {
			text = tok.String()
		}
		end := min(begin+len(text), len(source))
		// A \r in a comment or a raw string is not in its text.
		for tok == token.COMMENT || tok == token.STRING {
			missing := strings.Count(source[begin:end], "\r") - strings.Count(text, "\r") - (end - begin - len(text))
			if missing <= 0 || end+missing > len(source) {
				break
			}
			end += missing
		}
		if begin < at {
			continue
		}
		b.WriteString(html.EscapeString(source[at:begin]))
		written := html.EscapeString(source[begin:end])
		if class := classOf(tok, before, source[begin:end]); class != "" {
			written = `<span class="tok-` + class + `">` + written + "</span>"
		}
		b.WriteString(written)
		at, before = end, tok
	}
	b.WriteString(html.EscapeString(source[at:]))
	return template.HTML(b.String()) // escaped piece by piece
}

func classOf(tok, before token.Token, text string) string {
	switch {
	case tok == token.COMMENT:
		return "comment"
	case tok == token.STRING || tok == token.CHAR:
		return "string"
	case tok == token.INT || tok == token.FLOAT || tok == token.IMAG:
		return "number"
	case tok.IsKeyword():
		return "keyword"
	case tok == token.IDENT && before == token.FUNC:
		return "function"
	case tok == token.IDENT && before == token.TYPE:
		return "type"
	case tok == token.IDENT && before != token.PERIOD:
		switch types.Universe.Lookup(text).(type) {
		case *types.TypeName:
			return "type"
		case *types.Const, *types.Nil:
			return "number"
		}
	}
	return ""
}
