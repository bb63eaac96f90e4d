package front

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhateverIsPastedGetsAClearError(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 10000) }
	var calls strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&calls, "func f%d() int { return f%d() }\n", i, i+1)
	}
	for name, tt := range map[string]struct{ src, want string }{
		"1 MB":                  {"x := \"" + strings.Repeat("a", 1<<20) + "\"", "the cell is too long"},
		"1 MB without a line":   {strings.Repeat("x", 1<<20), "the cell is too long"},
		"10,000 parentheses":    {"x := " + many("(") + "1" + many(")"), "nested too deeply"},
		"10,000 braces":         {many("{") + many("}"), "nested too deeply"},
		"10,000 open":           {"x := " + many("["), "nested too deeply"},
		"10,000 functions":      {many("func() {") + many("}"), "nested too deeply"},
		"10,000 operands":       {"x := 1" + many("+1"), "nested too deeply"},
		"10,000 signs":          {"x := " + many("- ") + "1", "nested too deeply"},
		"10,000 pointers":       {"var x " + many("*") + "int", "nested too deeply"},
		"10,000 slices":         {"var x " + many("[]") + "int", "nested too deeply"},
		"10,000 else":           {"if true {}" + many(" else if true {}"), "nested too deeply"},
		"150,000 operands":      {"x := 1" + strings.Repeat("+1", 120000), "nested too deeply"},
		"invalid UTF-8":         {"x := \"a\xff\"", "invalid UTF-8 encoding"},
		"NUL":                   {"x := 1\x00", "invalid NUL character"},
		"BOM in the middle":     {"x := 1\n\uFEFFy := 2", "invalid BOM in the middle of the file"},
		"10,000 errors":         {many("undefined()\n"), "undefined: undefined"},
		"10,000 syntax errors":  {many("x := ]\n"), "unexpected ], expected expression"},
		"4,000 functions":       {calls.String(), "undefined: f4000"},
		"type of itself":        {"type p[T any] p[T]\nvar v = p[int]{a: 1}", "invalid recursive type: p refers to itself"},
		"types of one another":  {"type p[T any] q[T]\ntype q[T any] p[T]\nvar v p[int]", "invalid recursive type: p refers to itself"},
		"carriage returns":      {"x := 1\r\ny := z\r\n", "undefined: z"},
		"only closing brackets": {many("} ) ]"), "non-declaration statement outside function body"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newTestSession(t)
			c, diags := s.Check("c", tt.src, false)
			if c != nil || len(diags) == 0 || !strings.Contains(diags[0].Message, tt.want) {
				t.Errorf("diagnostics %.200v; want %q", diags, tt.want)
			}
			if len(diags) > maxErrors+1 {
				t.Errorf("%d diagnostics", len(diags))
			}
			if _, diags := s.Check("c", "1 + 1", false); len(diags) > 0 {
				t.Errorf("the next cell: %v", diags)
			}
		})
	}
	if _, diags := newTestSession(t).Check("c", "\uFEFFx := y", false); len(diags) != 1 || diags[0].Column != 9 {
		t.Errorf("a byte order mark at the beginning: %v; want y alone undefined", diags)
	}
	if out := NewHelp().Complete(Question{Source: "x := " + many("("), Offset: 5}); len(out.Items) > 0 {
		t.Errorf("%d proposals in a cell beyond all limits", len(out.Items))
	}
}
