package front

import (
	"fmt"
	"strings"
	"testing"
)

func TestHintsHelpWhereBeginnersTrip(t *testing.T) {
	for src, want := range map[string]string{
		"func f() {\n\tx := 1\n}": "name it _",
		"func f() int {\n\ttotal := 0\n\tfor i := range 3 {\n\t\ttotal := total + i\n\t}\n\treturn total\n}": "hides the one of line 2",
		"func f() int {\n}":                       "must end in a return",
		"x := 1\nx := 2":                          "assign with = instead of :=",
		"n := 3\nx := 2.5\nfmt.Println(n * x)":    "float64(n)",
		"var n int\nvar x float64 = n":            "convert",
		"n := 3\ns := \"a\" + n":                  "fmt.Sprint",
		"var n int = 2.5":                         "cannot hold a fraction",
		"n := strconv.Atoi(\"1\")":                "v, err :=",
		"prnt(1)":                                 "Is print meant?",
		"total := 1\ntotla + 1":                   "Is total meant?",
		"nowhere(1)":                              "Has the cell",
		"if true\n{\n}":                           "same line",
		"if true {\n}\nelse {\n}":                 "} else {",
		"fmt.Println(\n\t1\n)":                    "with a comma",
		"x := 'text'":                             "double quotes",
		"n := 1\nif n = 2 {\n}":                   "==",
		"x := true ? 1 : 2":                       "use if",
		"s := \"abc\"\ns[0] = 'x'":                "[]byte",
		"_ = []int{1} == []int{2}":                "slices.Equal",
		"fmt":                                     "fmt.Name",
		"func (s string) twice() int { return 2}": "type of your own",
	} {
		_, diags := newTestSession(t).Check("c", src, false)
		if len(diags) == 0 || !strings.Contains(diags[0].Hint, want) {
			t.Errorf("%s\ndiagnostics %v with hint %q; want one with %q", src, diags, hintOf(diags), want)
		}
	}
}

func hintOf(diags []Diagnostic) string {
	if len(diags) == 0 {
		return ""
	}
	return diags[0].Hint
}

func TestWarningsKeepNothingFromRunning(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want []string // "line:column-column: part of the message"
	}{
		{"x := math.Pow(4, 1/2)", []string{"1:18-21: 1 / 2 is a division of integers: it is 0"}},
		{"var half float64 = 3 / 2", []string{"1:20-25: it is 1"}},
		{"const n = 3\nx := float64(n / 2)", []string{"2:14-19: it is 1"}},
		{"x := 4 / 2 * 1.5\ny := 1.0 / 2\nz := 5 / 2", nil}, // nothing lost; floats; wanted as integers
		{"a, b := 1, 2\nx := float64(a / b)", []string{"2:6-20: a / b divides integers"}},
		{"a, b := 1, 2\nx := float64(a) / float64(b)", nil},
		{"total := 0\nfor i := range 3 {\n\ttotal := total + i\n\tfmt.Println(total)\n}\ntotal", []string{"3:2-7: the total of line 1 stays"}},
		{"func f() (n int) {\n\tif true {\n\t\tn, ok := 2, true\n\t\t_, _ = n, ok\n\t}\n\treturn n\n}", []string{"3:3-4: the n of line 1"}},
		// Not used afterwards; another type; the copy for a closure; errors; headers; the outer one of another function.
		{"x := 1\nif x > 0 {\n\tx := 2\n\tfmt.Println(x)\n}", nil},
		{"x := 1\nif x > 0 {\n\tx := \"a\"\n\tfmt.Println(x)\n}\nx", nil},
		{"x := 1\nif x > 0 {\n\tx := x\n\tfmt.Println(x)\n}\nx", nil},
		{"_, err := strconv.Atoi(\"1\")\nif n, err := strconv.Atoi(\"2\"); err == nil {\n\tfmt.Println(n)\n}\nerr", nil},
		{"x := 1\nf := func() int {\n\tx := 2\n\treturn x\n}\nf() + x", nil},
		{"var m map[string]int\nm[\"a\"] = 1\nm[\"b\"]++", []string{"2:1-7: m is nil here"}},
		{"func f() {\n\tvar m map[string]int\n\tm[\"a\"]++\n}", []string{"3:2-8: m is nil here"}},
		{"var m map[string]int\nm = map[string]int{}\nm[\"a\"] = 1", nil},
		{"var m map[string]int\njson.Unmarshal([]byte(\"{}\"), &m)\nm[\"a\"] = 1", nil},
		{"var cache map[string]int\nfunc put(k string) { cache[k] = 1 }", nil},
		{"x, y := 1, \"a\"", nil},
	} {
		c, diags := newTestSession(t).Check("c", tt.src, false)
		if len(diags) > 0 {
			t.Errorf("%s\n%v", tt.src, diags)
			continue
		}
		if len(c.Warnings) != len(tt.want) {
			t.Errorf("%s\n%d warnings %v; want %q", tt.src, len(c.Warnings), c.Warnings, tt.want)
			continue
		}
		for i, w := range c.Warnings {
			place, part, _ := strings.Cut(tt.want[i], ": ")
			if got := fmt.Sprintf("%d:%d-%d", w.Line, w.Column, w.EndColumn); got != place || !strings.Contains(w.Message, part) || w.Hint == "" || !w.Warning {
				t.Errorf("%s\nwarning at %s: %+v; want %s", tt.src, got, w, tt.want[i])
			}
		}
	}
}

func TestTheWholePlaceIsMarked(t *testing.T) {
	for src, want := range map[string]string{
		"var n int = \"text\"":                 "1:13-19",
		"n := 1\nn = \"a\" + \"b\"":            "2:5-14",
		"strings.ToUpper(1 + 2)":               "1:17-22",
		"n, x := 1, 2.5\n_ = n*x + 1":          "2:5-8",
		"x := undefinedName":                   "1:6-19",
		"_ = strings.Printn(1)":                "1:13-19",
		"func f() int {\n\treturn []int{1}\n}": "2:9-17",
		"x := (1 + 2\n_ = x":                   "1:12-12",
		"x := \"abc":                           "1:10-10",
	} {
		_, diags := newTestSession(t).Check("c", src, false)
		if len(diags) == 0 {
			t.Errorf("%s: no error", src)
			continue
		}
		d := diags[0]
		if got := fmt.Sprintf("%d:%d-%d", d.Line, d.Column, d.EndColumn); got != want {
			t.Errorf("%s\n%v marked %s; want %s", src, d, got, want)
		}
	}
}
