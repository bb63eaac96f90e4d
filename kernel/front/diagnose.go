package front

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"strconv"
	"strings"
)

// syntaxDiagnostics says what is wrong with a cell that does not parse.
func syntaxDiagnostics(p *parsed) []Diagnostic {
	var diags []Diagnostic
	for _, e := range syntaxErrors(p.source.text) {
		d := p.source.between(e.offset, e.end, e.message)
		d.Hint = syntaxHint(e.message, p.source.text[min(e.offset, len(p.source.text)):])
		diags = append(diags, d)
	}
	if len(diags) > 0 {
		return diags
	}
	for _, e := range p.errs {
		msg := strings.ReplaceAll(e.Msg, "found 'EOF'", "found the end of the cell")
		msg = strings.ReplaceAll(msg, "exceeded max nesting depth", "this is nested too deeply")
		if !strings.HasPrefix(msg, "can only use ... with final parameter") {
			msg = "syntax error: " + msg
		}
		// One error a line: the parser's further ones on a line only follow from the first.
		if d := p.source.at(p.source.unwrap(e.Pos.Offset), msg); len(diags) == 0 || diags[len(diags)-1].Line != d.Line {
			diags = append(diags, d)
		}
	}
	return diags
}

// missingBody says that a function has no body, or that it begins on a line of its own.
func (p *parsed) missingBody(fn *ast.FuncDecl) Diagnostic {
	end := p.source.offset(fn.End())
	if rest := strings.TrimLeft(p.source.text[end:], " \t\r\n"); strings.HasPrefix(rest, "{") {
		msg := "syntax error: unexpected semicolon or newline before {"
		d := p.source.at(len(p.source.text)-len(rest), msg)
		d.Hint = syntaxHint(msg, rest)
		return d
	}
	return p.source.diagnostic(fn.Name.Pos(), "missing function body")
}

// report turns an error of the type checker into a diagnostic, or drops it where cells are freer than files.
func (k *checker) report(e types.Error, topLevel map[token.Pos]bool) {
	formers := ""
	e.Msg, formers = k.formers(e.Msg)
	msg := e.Msg
	switch {
	case strings.HasSuffix(msg, "imported and not used"), strings.Contains(msg, "imported as") && strings.HasSuffix(msg, "and not used"):
		return
	case strings.HasPrefix(msg, "declared and not used") && topLevel[e.Pos]:
		return
	case strings.HasSuffix(msg, "is not used") && k.shown(e.Pos):
		return
	case strings.HasPrefix(msg, "implicit assignment to unexported field") && !k.foreign(msg):
		return // a struct of an earlier cell: for go/types another package, for the student the same notebook
	}
	if !k.parsed.source.contains(e.Pos) {
		return // about a synthetic import; what it means shows where the name is used
	}
	src := k.parsed.source
	// Continuation lines ("\tother declaration of x") belong to the message before.
	if strings.HasPrefix(msg, "\t") && len(k.diags) > 0 {
		last := &k.diags[len(k.diags)-1]
		line, _ := src.position(src.offset(e.Pos))
		if strings.HasSuffix(last.Message, "already defined") {
			last.Message += " at line " + strconv.Itoa(line)
			return
		}
		last.Message += " (" + ownNames.ReplaceAllString(strings.TrimSpace(msg), "$1") + " at line " + strconv.Itoa(line) + ")"
		return
	}
	p := k.reword(newProblem(e))
	d := src.between(src.offset(p.start), src.offset(p.end), strings.TrimPrefix(p.msg, "\t"))
	if d.Hint = formers; d.Hint == "" {
		d.Hint = k.hint(p)
	}
	k.diags = append(k.diags, d)
}

// shown says whether a position is the value that the cell shows, which need not be used otherwise.
func (k *checker) shown(pos token.Pos) bool {
	last := k.cell.Last
	if last == nil || pos < last.Pos() || pos >= last.End() {
		return false
	}
	inner := false
	ast.Inspect(last, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok && lit.Body.Pos() <= pos && pos < lit.Body.End() {
			inner = true
		}
		return true
	})
	return !inner
}

// foreign says whether the struct type that a message names belongs to a real package.
func (k *checker) foreign(msg string) bool {
	_, name, ok := strings.Cut(msg, "struct literal of type ")
	return ok && strings.Contains(name, ".") && !strings.HasPrefix(strings.TrimPrefix(name, "former "), "main.")
}

// tidy sorts diagnostics by place and drops repeated ones.
func tidy(diags []Diagnostic) []Diagnostic {
	sort.SliceStable(diags, func(i, j int) bool {
		if diags[i].Line != diags[j].Line {
			return diags[i].Line < diags[j].Line
		}
		return diags[i].Column < diags[j].Column
	})
	var out []Diagnostic
	for i, d := range diags {
		if len(out) == maxErrors {
			d.Message, d.Hint = "too many errors", ""
			return append(out, d)
		}
		if i > 0 && d.Line == diags[i-1].Line && d.Message == diags[i-1].Message {
			continue
		}
		out = append(out, d)
	}
	return out
}
