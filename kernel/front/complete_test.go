package front

import (
	"strings"
	"testing"
)

// In a cell, | marks the cursor.
func TestComplete(t *testing.T) {
	tests := []struct {
		name    string
		before  []string // cells run before
		src     string
		want    string // texts that must be proposed, space separated
		wantNot string
	}{
		{"package members", nil, "strings.ToU|", "ToUpper ToUpperSpecial", "Fields"},
		{"package members in the middle", nil, "x := strings.|\ny := 1", "Fields ToUpper", "x"},
		{"variable of an earlier cell", []string{"counts := map[string]int{}"}, "cou|", "counts", ""},
		{"own variable", nil, "total := 1\nto|", "total", ""},
		{"local", nil, "func f(limit int) int {\n\treturn li|\n}", "limit", ""},
		{"package name", nil, "rd|", "rdd", ""},
		{"keyword", nil, "fun|", "func", ""},
		{"fields and methods", []string{"type song struct { Year int; title string }\nfunc (s song) Decade() int { return s.Year / 10 }\nvar s song"}, "s.|", "Year title Decade", ""},
		{"generic methods", []string{"r := rdd.Parallelize(rdd.NewContext(), []int{1})"}, "r.Co|", "Collect Count", "node"},
		{"chained", []string{"r := rdd.Parallelize(rdd.NewContext(), []int{1})"}, "r.Filter(func(x int) bool { return x > 0 }).Ta|", "Take TakeOrdered", ""},
		{"unfinished call", nil, "fmt.Println(strings.Fie|", "Fields FieldsFunc", ""},
		{"small letters match", nil, "strings.fie|", "Fields", ""},
		{"nothing in comments", nil, "// strings.Fi|", "", "Fields"},
		{"nothing in strings", nil, "x := \"rd|\"", "", "rdd"},
		{"not unexported", nil, "strings.|", "Builder", "explode"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newTestSession(t)
			for _, src := range tt.before {
				c, diags := s.Check("b", src, false)
				if len(diags) > 0 {
					t.Fatal(diags)
				}
				s.Commit(c)
			}
			at := strings.IndexByte(tt.src, '|')
			got := map[string]bool{}
			out := s.Complete(tt.src[:at]+tt.src[at+1:], at)
			for _, item := range out.Items {
				got[item.Text] = true
			}
			for _, want := range strings.Fields(tt.want) {
				if !got[want] {
					t.Errorf("%s is not proposed among %d", want, len(out.Items))
				}
			}
			if tt.wantNot != "" && got[tt.wantNot] {
				t.Errorf("%s is proposed", tt.wantNot)
			}
		})
	}
}

func TestInspect(t *testing.T) {
	s := newTestSession(t)
	c, diags := s.Check("b", "// double doubles.\nfunc double(x int) int { return 2 * x }\nn := 1", false)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	s.Commit(c)
	for src, want := range map[string]string{
		"dou|ble(3)":             "double doubles.",
		"strings.To|Upper(\"\")": "func strings.ToUpper(s string) string",
		"n|":                     "var n int",
		"rdd.Ma|p":               "func rdd.Map[T, U any]",
		"rd|d.Map":               "import \"lab/rdd\"",
		"double(|":               "func double(x int) int",
	} {
		at := strings.IndexByte(src, '|')
		got, ok := s.Inspect(src[:at]+src[at+1:], at)
		if !ok || !strings.Contains(got, want) {
			t.Errorf("%s: %q lacks %q", src, got, want)
		}
	}
	if text, ok := s.Inspect("1 + 1", 2); ok {
		t.Errorf("documents an operator: %q", text)
	}
}
