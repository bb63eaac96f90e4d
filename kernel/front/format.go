package front

import (
	"cmp"
	"errors"
	"fmt"
	"go/format"
	"go/scanner"
	"go/token"
	"slices"
	"strings"
)

// Formatting a cell. gofmt knows files, lists of declarations and lists of statements; a cell is a mix of the latter two, with
// imports anywhere. So each stretch of one kind is formatted by itself, with the comments before it, and the blank lines between
// stretches stay, one at most, as inside of them.

// FormatError says why a cell was not formatted. Its diagnostics are what is wrong with the text.
type FormatError struct{ Diagnostics []Diagnostic }

func (e *FormatError) Error() string {
	if len(e.Diagnostics) == 0 {
		return "the cell cannot be formatted"
	}
	return e.Diagnostics[0].Message
}

// maxPasses is how often a text is formatted until it stays the same; gofmt itself needs a second time for some comments.
const maxPasses = 4

// What makes files of stretches. gofmt formats parts of files, too, but indents and aligns some comments in them wrongly.
const (
	fileHead = "package p\n\n"
	bodyHead = "func _() {\n"
	bodyTail = "\n}\n"
)

// Format returns a cell's text in the form of gofmt. It changes blanks, line breaks, comments and the spelling of numbers, and
// nothing that Go reads. A text with a syntax error is refused with a *FormatError.
func Format(id, src string) (string, error) {
	src = strings.TrimPrefix(src, bom)
	if d, ok := beyondLimits(id, src); !ok {
		return "", &FormatError{[]Diagnostic{d}}
	}
	p := parse(token.NewFileSet(), id, src)
	if len(p.errs) > 0 || p.file == nil {
		return "", &FormatError{tidy(syntaxDiagnostics(p))}
	}
	if n := tooDeep(p.file); n != nil {
		return "", &FormatError{[]Diagnostic{p.source.diagnostic(n.Pos(), "this is nested too deeply")}}
	}
	text := src
	for range maxPasses {
		next, err := formatOnce(text)
		if err != nil {
			return "", fmt.Errorf("formatting cell %s: %w", id, err)
		}
		if !slices.Equal(reads(src), reads(next)) {
			return "", fmt.Errorf("formatting cell %s: gofmt would change more than its form", id)
		}
		if next == text {
			return text, nil
		}
		text = next
	}
	return "", fmt.Errorf("formatting cell %s: gofmt comes to no end with it", id)
}

// stretch is a part of a cell that gofmt can read.
type stretch struct {
	kind       ItemKind
	start, end int
}

func formatOnce(src string) (string, error) {
	var out strings.Builder
	for i, s := range stretches(src) {
		text := src[s.start:s.end]
		if i > 0 {
			out.WriteString("\n")
			if blankBefore(text) || blankBehind(src[:s.start]) {
				out.WriteString("\n")
			}
		}
		if text = strings.Trim(text, " \t\r\n"); text == "" {
			continue
		}
		formatted, err := s.format(text)
		if err != nil {
			return "", err
		}
		out.WriteString(formatted)
	}
	return out.String(), nil
}

func (s stretch) format(text string) (string, error) {
	head, tail := fileHead, "\n"
	if s.kind == StmtItem {
		head, tail = fileHead+bodyHead, bodyTail
		// At the beginning of a line gofmt takes a comment for that of a declaration, and writes it anew.
		text = eachLine(text, func(line string) string { return "\t" + line })
	}
	formatted, err := format.Source([]byte(head + text + tail))
	if err != nil {
		return "", err
	}
	text, ok := strings.CutPrefix(string(formatted), head)
	text, closed := strings.CutSuffix(text, tail)
	if !ok || !closed {
		return "", errors.New("gofmt has moved what it should have left alone")
	}
	if s.kind == StmtItem {
		text = eachLine(text, func(line string) string { return strings.TrimPrefix(line, "\t") })
	}
	return strings.Trim(text, " \t\n"), nil
}

// eachLine changes every line that does not begin inside of a raw string.
func eachLine(text string, change func(line string) string) string {
	raw := map[int]bool{} // the beginnings of such lines
	file := token.NewFileSet().AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, []byte(text), nil, 0)
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		if tok == token.STRING && lit[0] == '`' {
			start := file.Offset(pos)
			for i := start; i < tokenEnd(text, start, lit); i++ {
				raw[i+1] = text[i] == '\n'
			}
		}
	}
	var b strings.Builder
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if raw[at] {
			b.WriteString(line)
		} else {
			b.WriteString(change(line))
		}
		at += len(line)
	}
	return b.String()
}

// stretches cuts a cell where the kind of its items changes, behind the comments on the line of the last one.
func stretches(src string) []stretch {
	kind := func(k ItemKind) ItemKind {
		if k == VarItem {
			return StmtItem // it runs in order with them
		}
		return k
	}
	var list []stretch
	for _, it := range split(src, nil) {
		if n := len(list); n > 0 && list[n-1].kind == kind(it.Kind) {
			list[n-1].end = it.End
			continue
		}
		list = append(list, stretch{kind(it.Kind), it.Start, it.End})
	}
	if len(list) == 0 {
		return []stretch{{StmtItem, 0, len(src)}}
	}
	list[0].start, list[len(list)-1].end = 0, len(src)
	for i := range list[1:] {
		cut := cutAfter(src, list[i].end, list[i+1].start)
		list[i].end, list[i+1].start = cut, cut
	}
	return list
}

// cutAfter finds where what follows an item begins: behind the comments that begin on the item's last line.
func cutAfter(src string, from, to int) int {
	gap := src[from:to]
	for i := 0; i < len(gap); {
		switch {
		case gap[i] == '\n':
			return from + i
		case strings.HasPrefix(gap[i:], "//"):
			end := strings.IndexByte(gap[i:], '\n')
			if end < 0 {
				return to
			}
			return from + i + end
		case strings.HasPrefix(gap[i:], "/*"):
			end := strings.Index(gap[i+2:], "*/")
			if end < 0 {
				return to
			}
			i += 2 + end + 2
		default:
			i++
		}
	}
	return from // all on one line: the comments lead what follows
}

// blankBefore says whether a text that begins at the end of a line has an empty line before anything else.
func blankBefore(text string) bool {
	return strings.Count(text[:len(text)-len(strings.TrimLeft(text, " \t\r\n"))], "\n") > 1
}

func blankBehind(text string) bool {
	return strings.Count(text[len(strings.TrimRight(text, " \t\r\n")):], "\n") > 0
}

// reads lists what Go reads of a cell. gofmt sorts imports, so their order does not count.
func reads(src string) []lexemeText {
	var list []lexemeText
	for _, s := range stretches(src) {
		part := tokens(src[s.start:s.end])
		if s.kind == ImportItem {
			slices.SortFunc(part, func(a, b lexemeText) int { return cmp.Or(cmp.Compare(a.tok, b.tok), cmp.Compare(a.lit, b.lit)) })
			part = slices.Compact(part)
		}
		list = append(list, part...)
	}
	return list
}

// lexemeText is what Go reads of a token.
type lexemeText struct {
	tok token.Token
	lit string
}

// tokens lists what Go reads of a text. How a number is spelled does not count, nor whether a semicolon is written or implied, or
// missing before a closing bracket.
func tokens(src string) []lexemeText {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), nil, 0)
	var list []lexemeText
	for {
		_, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			if n := len(list); n > 0 && list[n-1].tok == token.SEMICOLON {
				list = list[:n-1]
			}
			return list
		case token.SEMICOLON:
			if n := len(list); n > 0 && list[n-1].tok == token.SEMICOLON {
				continue // an empty statement
			}
			lit = ""
		case token.INT, token.FLOAT, token.IMAG:
			lit = strings.ToLower(lit)
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if n := len(list); n > 0 && (list[n-1].tok == token.SEMICOLON || list[n-1].tok == token.COMMA) {
				list = list[:n-1]
			}
		}
		list = append(list, lexemeText{tok, lit})
	}
}
