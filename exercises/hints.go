package exercises

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"strings"
	"unicode"

	// goldmark finds headings as CommonMark has them; a line ## Hint inside a block of code is none.
	"github.com/yuin/goldmark"
	mdast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// cutHints parts the body of exercise.md into the task and the hints. Each heading ## Hint begins one; they stand at the end,
// from a nudge to nearly the answer.
func cutHints(body []byte) (task string, hints []string, err error) {
	type section struct{ from, line int }
	var sections []section
	for n := goldmark.DefaultParser().Parse(text.NewReader(body)).FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*mdast.Heading)
		if !ok || h.Level > 2 || h.Lines().Len() == 0 {
			continue
		}
		title := strings.TrimSpace(string(h.Lines().Value(body)))
		start := bytes.LastIndexByte(body[:h.Lines().At(0).Start], '\n') + 1
		switch {
		case h.Level == 2 && strings.EqualFold(title, "hint"):
			end := len(body)
			if i := bytes.IndexByte(body[start:], '\n'); i >= 0 {
				end = start + i + 1
			}
			sections = append(sections, section{start, end})
		case len(sections) > 0:
			return "", nil, fmt.Errorf("the heading %q comes after a hint: hints stand at the end, so move it above the first ## Hint", title)
		}
	}
	if len(sections) == 0 {
		return string(body), nil, nil
	}
	for i, s := range sections {
		end := len(body)
		if i+1 < len(sections) {
			end = sections[i+1].from
		}
		hint := strings.TrimSpace(string(body[s.line:end]))
		if hint == "" {
			return "", nil, fmt.Errorf("hint %d is empty: write it, or remove its heading", i+1)
		}
		hints = append(hints, hint)
	}
	return string(body[:sections[0].from]), hints, nil
}

// tellsAll says whether a hint holds the whole body of a function of the solution, which is no hint any more. Space and
// comments do not count.
func tellsAll(hint, solution string) (name string, tells bool) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, solutionFile, "package p\n"+solution, parser.SkipObjectResolution)
	if err != nil {
		return "", false // reading it has told
	}
	said := withoutSpace(hint)
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil || len(f.Body.List) == 0 {
			continue
		}
		var b strings.Builder
		for _, statement := range f.Body.List {
			if err := printer.Fprint(&b, fset, statement); err != nil {
				return "", false
			}
			b.WriteByte('\n')
		}
		if strings.Contains(said, withoutSpace(b.String())) {
			return f.Name.Name, true
		}
	}
	return "", false
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// validateHints refuses what is no help, and what is too much of it.
func (e *Exercise) validateHints() error {
	var errs []error
	for i, hint := range e.Hints {
		if name, tells := tellsAll(hint, e.Solution.Code); tells {
			errs = append(errs, fmt.Errorf("exercise %q: %s: hint %d holds the whole body of %s: leave something to find", e.ID, taskFile, i+1, name))
		}
	}
	return errors.Join(errs...)
}
