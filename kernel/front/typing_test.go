package front

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// written is what Findings says, in short.
func written(list []Finding) []string {
	var out []string
	for _, f := range list {
		text := fmt.Sprintf("%d:%d %s: %s", f.Line, f.Column, f.Kind, f.Message)
		if f.Needs != "" {
			text += " needs " + f.Needs
			if f.Changed {
				text += " (changed)"
			}
		}
		out = append(out, text)
	}
	return out
}

// TestFindingsAreWhatARunSays asks of the faulty cells, and of each that lacks its last line, what running them complains of.
func TestFindingsAreWhatARunSays(t *testing.T) {
	h := NewHelp()
	live := newTestSession(t)
	for _, row := range readFaulty(t) {
		lines := strings.SplitAfter(row.source, "\n")
		for _, source := range []string{row.source, strings.Join(lines[:len(lines)-1], "")} {
			got, ok := h.Findings(Question{Cell: "cell", Source: source})
			if !ok {
				t.Fatalf("%s: no answer", row.name)
			}
			_, want := live.Check("cell", source, false)
			var diags []Diagnostic
			for _, f := range got {
				if f.Kind != WarningFinding {
					diags = append(diags, f.Diagnostic)
				}
			}
			if !slices.Equal(diags, want) {
				t.Errorf("%s: typing it says %v, running it %v", row.name, diags, want)
			}
		}
	}
	if len(h.live.scope) != 1 || len(h.live.sources) != 1 { // sc
		t.Errorf("the questions left %d names of %d cells behind", len(h.live.scope), len(h.live.sources))
	}
}

func TestFindings(t *testing.T) {
	tests := []struct {
		name  string
		ran   []Text   // in the order in which they ran
		cells []string // named a, b, c, …; the one with | is asked
		want  []string
	}{
		{"nothing is wrong", nil, []string{"x := 1\nx|"}, nil},
		{"a type error", nil, []string{"var n int = \"a\"|"}, []string{`1:13 error: cannot use "a" (untyped string constant) as int value in variable declaration`}},
		{"all errors at once", nil, []string{"var n int = \"a\"\nvar s string = 1|"}, []string{
			`1:13 error: cannot use "a" (untyped string constant) as int value in variable declaration`,
			`2:16 error: cannot use 1 (untyped int constant) as string value in variable declaration`}},
		{"unknown to all", nil, []string{"y := misspelt|"}, []string{"1:6 error: undefined: misspelt"}},
		{"half a line", nil, []string{"fmt.Println(|"}, []string{"1:13 syntax: syntax error: unexpected EOF, expected )"}},
		{"unused", nil, []string{"func f() {\n\tx := 1|\n}"}, []string{"2:2 unused: declared and not used: x"}},
		{"a warning", nil, []string{"math.Pow(4, 1/2)|"}, []string{"1:13 warning: 1 / 2 is a division of integers: it is 0"}},
		{"import", nil, []string{"import \"os/exec\"|"}, []string{"1:8 error: package os/exec is not available in cells"}},
		{"unused imports are no errors", nil, []string{"import \"strings\"|"}, nil},
		{"what ran is known", []Text{{"a", "n := 1"}}, []string{"n := 1", "n + \"a\"|"}, []string{`1:1 error: invalid operation: n + "a" (mismatched types int and untyped string)`}},
		{"above, not run", nil, []string{"n := 1", "n + 1|"}, []string{"1:1 not_run: undefined: n needs a"}},
		{"above, not run, wrongly used", nil, []string{"func twice(n int) int { return 2 * n }", "twice(\"a\")|"}, []string{
			"1:1 not_run: undefined: twice needs a",
			`1:7 error: cannot use "a" (untyped string constant) as int value in argument to twice`}},
		{"through each other", nil, []string{"type T struct{ N int }", "func make1() T { return T{1} }", "make1().M|"}, []string{
			"1:1 not_run: undefined: make1 needs b", "1:9 error: make1().M undefined (type T has no field or method M)"}},
		{"below, not run", nil, []string{"n + 1|", "n := 1"}, []string{"1:1 not_run: undefined: n needs b"}},
		{"once for a name", nil, []string{"n := 1", "n + n|"}, []string{"1:1 not_run: undefined: n needs a"}},
		{"above, does not parse", nil, []string{"n := 1\nfoo(", "n + 1|"}, []string{"1:1 not_run: undefined: n needs a"}},
		{"method of a cell that has not run", []Text{{"a", "type T struct{}"}}, []string{"type T struct{}", "func (T) M() int { return 1 }", "T{}.M()|"}, []string{
			"1:5 not_run: T{}.M undefined (type T has no field or method M) needs b"}},
		{"changed above", []Text{{"a", "func f(n int) int { return n }"}}, []string{"func f(n, m int) int { return n + m }", "f(1, 2)|"}, []string{
			"1:6 not_run: too many arguments in call to f\n\thave (number, number)\n\twant (int) needs a (changed)"}},
		{"changed above, right as it ran", []Text{{"a", "func f(n int) int { return n }"}}, []string{"func f(n, m int) int { return n + m }", "f(1)|"}, nil},
		{"wrong either way", []Text{{"a", "func f(n int) int { return n }"}}, []string{"func f(n int) int { return 2*n }", "f(\"a\")|"}, []string{
			`1:3 error: cannot use "a" (untyped string constant) as int value in argument to f`}},
		{"a name that ran wins over a text", []Text{{"a", "n := 1"}}, []string{"n := 1", "n := \"a\"", "n * 2|"}, nil},
		{"what ran and is gone", []Text{{"z", "n := 1"}}, []string{"n * 2|"}, nil},
		{"its own former text", []Text{{"a", "n := 1"}}, []string{"n := \"a\"\nn * 2|"}, []string{`2:1 error: invalid operation: n * 2 (mismatched types string and untyped int)`}},
		{"a type that stays", []Text{{"a", "type T struct{ N int }"}, {"b", "func g(t T) int { return t.N }"}}, []string{"type T struct{ N int }\ng(T{1})|", "func g(t T) int { return t.N }"}, nil},
		{"too long", nil, []string{strings.Repeat("// x\n", 60000) + "|"}, []string{"1:1 error: the cell is too long: it has 292 KB of text, and a cell can have 256 KB"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := NewHelp()
			for _, c := range tt.ran {
				h.Ran(c.ID, c.Source, false)
			}
			q := ask(t, tt.cells...)
			got, ok := h.Findings(q)
			if !ok {
				t.Fatal("no answer")
			}
			for _, f := range got {
				if f.Hint == notRunHint {
					t.Errorf("%v: whether a cell declares it is known", f)
				}
			}
			again, _ := h.Findings(q)
			if !slices.Equal(written(got), written(again)) {
				t.Errorf("asked again it says\n%q\nfirst it said\n%q", written(again), written(got))
			}
			if !slices.Equal(written(got), tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(written(got), "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
