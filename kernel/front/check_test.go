package front

import (
	"strings"
	"testing"

	"lab/kernel/universe"
)

func newTestSession(t *testing.T) *Session {
	t.Helper()
	u, err := universe.Load()
	if err != nil {
		t.Fatal(err)
	}
	return NewSession(u)
}

func TestSequencesThatCheck(t *testing.T) {
	tests := map[string][]string{
		"mixed":                  {"x := 1\nfunc f() int { return x }\nf()"},
		"function before use":    {"y := g(2)\nfunc g(n int) int { return n }\ny"},
		"shadow own value":       {"n := 1", "n := n + 1", "n := float64(n)", "n * 1.5"},
		"implied imports":        {"fmt.Println(strings.ToUpper(\"a\"))"},
		"import line":            {"import str \"strings\"\nstr.ToUpper(\"a\")", "str.ToLower(\"A\")"},
		"unused at top":          {"x := 1\nvar y int"},
		"unkeyed later":          {"type p struct { a, b int }", "p{1, 2}.a"},
		"mutual recursion":       {"func even(n int) bool { if n == 0 { return true }; return odd(n-1) }\nfunc odd(n int) bool { if n == 0 { return false }; return even(n-1) }"},
		"methods":                {"type c int\nfunc (x c) String() string { return \"c\" }", "c(3).String()"},
		"generic":                {"func M[T, U any](xs []T, f func(T) U) []U { var o []U; for _, x := range xs { o = append(o, f(x)) }; return o }", "M([]int{1}, func(i int) string { return \"\" })"},
		"counter declared late":  {"func next() int { counter++; return counter }\nvar counter int\nnext()"},
		"trailing comment":       {"x := 1 // one\nfunc f() {} // f\nx // last"},
		"literal call":           {"func() { fmt.Println(1) }()"},
		"range over int":         {"for i := range 3 { fmt.Println(i) }"},
		"local named as package": {"func f() int { sort := 1; return sort }", "list := []int{1}\nlist[0]"},
		"std iterators":          {"slices.Sorted(maps.Keys(map[string]int{\"a\": 1}))"},
		"error twice":            {"a, err := strconv.Atoi(\"1\")\nb, err := strconv.Atoi(\"2\")\nfmt.Println(a, b, err)"},
		"semicolons":             {"type a struct { x int; };\nfunc f() {};\nvar b int;\nb = 1;"},
		"file order":             {"var a = f()\nvar b = 5\nfunc f() int { return b }"},
		"empty":                  {""},
		"only comment":           {"// nothing\n"},
	}
	for name, cells := range tests {
		t.Run(name, func(t *testing.T) {
			s := newTestSession(t)
			for i, src := range cells {
				c, diags := s.Check("c", src, false)
				for _, d := range diags {
					t.Errorf("cell %d: %v", i, d)
				}
				if c != nil {
					s.Commit(c)
				}
			}
		})
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string // "line:column: part of the message"
	}{
		{"undefined", "x := 1\ny := z", []string{"2:6: undefined: z"}},
		{"two errors", "a := b\nfunc f() int { }\nc := d", []string{"1:6: undefined: b", "2:16: missing return", "3:6: undefined: d"}},
		{"unused inside", "func f() {\n\tx := 1\n}", []string{"2:2: declared and not used: x"}},
		{"type mismatch", "var s string = 1", []string{"1:16: cannot use 1"}},
		{"forbidden import", "import \"os\"\nos.Exit(1)", []string{"1:8: package os is not available in cells", "2:1: undefined: os"}},
		{"syntax", "x := (1 + \ny := 2", []string{"2:3: syntax error: unexpected :=, expected )"}},
		{"unclosed", "func f() {\n\tx := 1\n", []string{"syntax error"}},
		{"not used in the middle", "1 + 1\nx := 2", []string{"1:1: 1 + 1"}},
		{"no new variables", "x := 1\nx := 2", []string{"2:3: no new variables on left side of :="}},
		{"after declaration", "func f() {}\nvar a int = \"x\"", []string{"2:13: cannot use \"x\""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, diags := newTestSession(t).Check("c", tt.src, false)
			if c != nil {
				t.Fatalf("no error")
			}
			for _, want := range tt.want {
				found := false
				for _, d := range diags {
					found = found || strings.Contains(strings.TrimPrefix(d.String(), "c:"), want)
				}
				if !found {
					t.Errorf("no diagnostic %q in %v", want, diags)
				}
			}
			if strings.Contains(tt.name, "errors") && len(diags) != len(tt.want) {
				t.Errorf("%d diagnostics: %v", len(diags), diags)
			}
		})
	}
}
