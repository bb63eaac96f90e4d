package front

import (
	"go/scanner"
	"go/token"
	"go/types"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// syntaxDiagnostic turns a parser's error into one about the cell.
func syntaxDiagnostic(src *source, e *scanner.Error) Diagnostic {
	msg := e.Msg
	// The wrapping's own words must not show.
	if strings.Contains(msg, "found 'EOF'") || strings.Contains(msg, "expected declaration, found '}'") {
		msg = strings.ReplaceAll(msg, "found 'EOF'", "found the end of the cell")
	}
	return src.at(src.unwrap(e.Pos.Offset), "syntax error: "+msg)
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
	case strings.HasSuffix(msg, "is not used") && k.cell.Last != nil && e.Pos >= k.cell.Last.Pos() && e.Pos < k.cell.Last.End():
		return
	case strings.HasPrefix(msg, "implicit assignment to unexported field") && !k.foreign(msg):
		return // a struct of an earlier cell: for go/types another package, for the student the same notebook
	}
	if !k.parsed.source.contains(e.Pos) {
		return // about a synthetic import; what it means shows where the name is used
	}
	d := k.parsed.source.diagnostic(e.Pos, strings.TrimPrefix(msg, "\t"))
	d.Message = ownNames.ReplaceAllString(d.Message, "$1")
	d.Hint = hint(msg)
	if formers != "" {
		d.Hint = formers
	}
	// Continuation lines ("\tother declaration of x") belong to the message before.
	if strings.HasPrefix(msg, "\t") && len(k.diags) > 0 {
		last := &k.diags[len(k.diags)-1]
		line, _ := k.parsed.source.position(k.parsed.source.offset(e.Pos))
		last.Message += " (" + strings.TrimSpace(msg) + " at line " + strconv.Itoa(line) + ")"
		return
	}
	k.diags = append(k.diags, d)
}

// ownNames are types of cells, which go/types takes for another package's where an earlier part declared them.
var ownNames = regexp.MustCompile(`(^|[^\w."/])main\.`)

// foreign says whether the struct type that a message names belongs to a real package.
func (k *checker) foreign(msg string) bool {
	_, name, ok := strings.Cut(msg, "struct literal of type ")
	return ok && strings.Contains(name, ".") && !strings.HasPrefix(strings.TrimPrefix(name, "former "), "main.")
}

// hint helps where beginners trip.
func hint(msg string) string {
	switch {
	case strings.HasPrefix(msg, "declared and not used"):
		return "Inside a function, Go wants every variable to be used: use it, or name it _."
	case strings.HasPrefix(msg, "missing return"):
		return "Every way through a function with a result must end in a return."
	case strings.Contains(msg, "no new variables on left side of :="):
		return "The variable exists already: assign with = instead of :=."
	case strings.Contains(msg, "mismatched types int and float64"), strings.Contains(msg, "mismatched types float64 and int"):
		return "Go does not mix number types: convert, for example float64(n)."
	case strings.HasPrefix(msg, "undefined: "):
		return "Has the cell that declares it been run since the kernel started?"
	}
	return ""
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
		if i > 0 && d.Line == diags[i-1].Line && d.Message == diags[i-1].Message {
			continue
		}
		out = append(out, d)
	}
	return out
}
