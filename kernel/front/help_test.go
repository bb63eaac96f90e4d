package front

import (
	"errors"
	"fmt"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// ask makes a question of cells of which one has a | at the cursor. The cells are named a, b, c, …
func ask(t *testing.T, cells ...string) Question {
	t.Helper()
	q := Question{Offset: -1}
	for i, source := range cells {
		id := string(rune('a' + i))
		if at := strings.IndexByte(source, '|'); at >= 0 && q.Offset < 0 && !strings.Contains(source, "||") {
			source = source[:at] + source[at+1:]
			q.Cell, q.Source, q.Offset = id, source, at
		}
		q.Cells = append(q.Cells, Text{id, source})
	}
	if q.Offset < 0 {
		t.Fatalf("no cursor in %q", cells)
	}
	return q
}

func TestComplete(t *testing.T) {
	tests := []struct {
		name    string
		before  []string // cells above
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
		{"method of a later cell", []string{"type song struct{ Year int }", "func (s song) Decade() int { return s.Year / 10 }"}, "song{}.|", "Year Decade", ""},
		{"generic methods", []string{"r := rdd.Parallelize(rdd.NewContext(), []int{1})"}, "r.Co|", "Collect Count", "node"},
		{"chained", []string{"r := rdd.Parallelize(sc, []int{1})"}, "r.Filter(func(x int) bool { return x > 0 }).Ta|", "Take TakeOrdered", ""},
		{"unfinished call", nil, "fmt.Println(strings.Fie|", "Fields FieldsFunc", ""},
		{"unfinished call in a block", nil, "func f(words []string) {\n\tfor _, w := range words {\n\t\tfmt.Println(strings.ToUpper(w|\n\t}\n}", "w words", ""},
		{"behind errors", nil, "x := 1 +* /\nvar y string\ny|", "y", ""},
		{"selector before another line", []string{"type p struct{ x, y int }\nvar q p"}, "q.|\nfmt.Println(q)", "x y", "Println"},
		{"selector of an argument", []string{"type p struct{ x, y int }"}, "f := func(a p) int {\n\treturn a.|\n}", "x y", ""},
		{"lambda of a generic call", []string{"r := rdd.Parallelize(sc, []string{\"a\"})"}, "rdd.Map(r, func(s string) int { return strings.|", "Count", ""},
		{"small letters match", nil, "strings.fie|", "Fields", ""},
		{"keys of a literal", []string{"type song struct{ Year int; Title string }"}, "s := song{Year: 1, |}", "Title", "Year"},
		{"keys of a literal begun", []string{"type song struct{ Year int; Title string }"}, "s := []song{{Ti|", "Title", "Year"},
		{"import path", nil, "import \"enc|\"", "encoding/json", "fmt"},
		{"import path in a group", nil, "import (\n\t\"fmt\"\n\tj \"enc|\n)", "encoding/json", "fmt"},
		{"nothing in comments", nil, "// strings.Fi|", "", "Fields"},
		{"nothing in long comments", nil, "/* a\nstrings.Fi|\n*/", "", "Fields"},
		{"nothing in strings", nil, "x := \"rd|\"", "", "rdd"},
		{"nothing in long strings", nil, "x := `a\nrd|\n`", "", "rdd"},
		{"nothing in numbers", nil, "x := 1.|", "", "rdd x"},
		{"not unexported", nil, "strings.|", "Builder", "explode"},
		{"not from cells below", []string{}, "lat|\n", "", "later"},
	}
	h := NewHelp()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := h.Complete(ask(t, append(slices.Clone(tt.before), tt.src, "later := 1")...))
			got := map[string]bool{}
			for _, item := range out.Items {
				got[item.Text] = true
			}
			for _, want := range strings.Fields(tt.want) {
				if !got[want] {
					t.Errorf("%s is not proposed among %d", want, len(out.Items))
				}
			}
			for _, not := range strings.Fields(tt.wantNot) {
				if got[not] {
					t.Errorf("%s is proposed", not)
				}
			}
			if got[placeholder] {
				t.Errorf("%s is proposed", placeholder)
			}
		})
	}
}

func TestHelpKnowsWhatRan(t *testing.T) {
	h := NewHelp()
	h.Ran("x", "secret := 42", false)
	h.Ran("y", "secret := \"text\"", false)
	if got, ok := h.Hover(Question{Cell: "z", Source: "secret", Offset: 3}); !ok || !strings.Contains(got, "var secret string") {
		t.Errorf("without the notebook's text: %q", got)
	}
	// The notebook as it stands comes first.
	q := ask(t, "secret := 2.5", "sec|ret")
	if got, _ := h.Hover(q); !strings.Contains(got, "var secret float64") {
		t.Errorf("with a cell above: %q", got)
	}
	if got, _ := h.Hover(ask(t, "other := 1", "sec|ret")); !strings.Contains(got, "var secret string") {
		t.Errorf("the cell is gone, the value lives: %q", got)
	}
	if got, _ := h.Hover(ask(t, "s|c")); !strings.Contains(got, "var sc *rdd.Context") {
		t.Errorf("the context: %q", got)
	}
}

func TestHover(t *testing.T) {
	above := "// double doubles.\nfunc double(x int) int { return 2 * x }\nn := 1\n// Pi is round.\nconst Pi = 3\ntype point struct {\n\tX int // to the right\n}"
	h := NewHelp()
	for src, want := range map[string]string{
		"dou|ble(3)":             "double doubles.",
		"strings.To|Upper(\"\")": "func strings.ToUpper(s string) string",
		"n|":                     "var n int",
		"P|i":                    "const Pi untyped int = 3\n```\n\nPi is round.",
		"math.MaxInt|8":          "const MaxInt8 untyped int = 127",
		"point{}.X|":             "field X int\n```\n\nto the right",
		"rdd.Ma|p":               "func rdd.Map[T, U any]",
		"rdd.Ma|p(rdd.Parallelize(sc, []int{1}), strconv.Itoa)": "// here: func(r *rdd.RDD[int], f func(int) string) *rdd.RDD[string]",
		"rdd.Parallelize(sc, []int{1}).Coll|ect()":              "func (*rdd.RDD[T]) Collect() []T\n// here: func() []int\n",
		"rd|d.Map":    "import \"lab/rdd\"",
		"str|ings":    "import \"strings\"",
		"double(|":    "func double(x int) int",
		"le|n(\"a\")": "func len(v Type) int",
		"func f(word string) int {\n\treturn len(wo|rd)\n}":           "var word string",
		"var v any\nswitch t|t := v.(type) {\ncase int:\n\t_ = tt\n}": "var tt",
		"type po|int2 struct{ x int }":                                "type point2 struct{x int}",
	} {
		if got, ok := h.Hover(ask(t, above, src)); !ok || !strings.Contains(got, want) {
			t.Errorf("%s: %q lacks %q", src, got, want)
		}
	}
	if text, ok := h.Hover(ask(t, "1 |+ 1")); ok {
		t.Errorf("documents an operator: %q", text)
	}
}

func TestSignature(t *testing.T) {
	above := "// scale multiplies.\nfunc scale(x float64, by ...float64) (y float64, err error) { return x, nil }\ntype counter struct{}\nfunc (c counter) Add(key string, n int) int { return n }\nvar c counter"
	h := NewHelp()
	for src, want := range map[string]string{
		"strings.Repeat(|":                         "strings.Repeat(<s string>, count int) string",
		"strings.Repeat(\"a,b\", |":                "strings.Repeat(s string, <count int>) string",
		"strings.Repeat(f(1, 2), |)":               "strings.Repeat(s string, <count int>) string",
		"x := len(strings.Split(\"a\", |":          "strings.Split(s string, <sep string>) []string",
		"scale(1, 2, 3, |)":                        "scale(x float64, <by ...float64>) (y float64, err error)",
		"c.Add(\"a\", 1|)":                         "c.Add(key string, <n int>) int",
		"append(xs, |)":                            "append(slice []Type, <elems ...Type>) []Type",
		"rdd.Map(|":                                "rdd.Map(<r *rdd.RDD[T]>, f func(T) U) *rdd.RDD[U]",
		"rdd.Map(rdd.Parallelize(sc, []int{1}), |": "rdd.Map(r *rdd.RDD[int], <f func(int) U>) *rdd.RDD[U]",
		"if true {\n\tfmt.Println(slices.Index([]string{\"a\"}, |": "slices.Index(s []string, <v string>) int",
		"maps.Copy(map[string]int{}, |)":                           "maps.Copy(dst map[string]int, <src M2>)",
		"slices.Max(|":                                             "slices.Max(<x S>) E",
		"func f() {\n\tfor {\n\t\tgo scale(|\n":                    "scale(<x float64>, by ...float64) (y float64, err error)",
		"fmt.Println(|\n)":                                         "fmt.Println(<a ...any>) (n int, err error)",
		"strings.Repeat(\"a\", 1, |)":                              "strings.Repeat(s string, count int) string",
		"f := func(a int) {}\nf(|":                                 "f(<a int>)",
		"x := 1\nfmt.Println(func(p int) {}, x|)":                  "fmt.Println(<a ...any>) (n int, err error)",
	} {
		s, ok := h.Signature(ask(t, above, src))
		params := slices.Clone(s.Params)
		if s.Active >= 0 && s.Active < len(params) {
			params[s.Active] = "<" + params[s.Active] + ">"
		}
		if got := s.Name + "(" + strings.Join(params, ", ") + ")" + s.Result; !ok || got != want {
			t.Errorf("%q: %s; want %s", src, got, want)
		}
	}
	if s, _ := h.Signature(ask(t, above, "scale(|")); strings.TrimSpace(s.Doc) != "scale multiplies." {
		t.Errorf("doc %q", s.Doc)
	}
	for _, src := range []string{"|", "(1 + |2)", "func f(a |int) {}", "func (c counter) g(|", "int(|1)", "x := []int{|1}", "// f(|", "nothing(|", "if (|", "scale(1)|"} {
		if s, ok := h.Signature(ask(t, above, src)); ok {
			t.Errorf("%q: %+v", src, s)
		}
	}
}

// spots writes places as cell:line:column.
func spots(places []Place) string {
	var out []string
	for _, p := range places {
		out = append(out, fmt.Sprintf("%s:%d:%d", p.CellID, p.Line, p.Column))
	}
	return strings.Join(out, " ")
}

func TestDefinitionAndUses(t *testing.T) {
	h := NewHelp()
	for _, tt := range []struct {
		cells      []string
		definition string
		uses       string
	}{
		{[]string{"total := 1", "func f() int { return total }", "tot|al + f()"}, "a:1:1", "a:1:1 b:1:23 c:1:1"},
		{[]string{"func f() {}", "f|()"}, "a:1:6", "a:1:6 b:1:1"},
		{[]string{"x := 1", "x := \"b\"", "x|"}, "b:1:1", "b:1:1 c:1:1"},
		{[]string{"x| := 1", "y := x", "x := \"b\"", "x"}, "a:1:1", "a:1:1 b:1:6"},
		{[]string{"type p struct { a, b int }", "q := p{a: 1}\nq.a| + q.b"}, "a:1:17", "a:1:17 b:1:8 b:2:3"},
		{[]string{"type p int\nfunc (x p) Twice() p { return 2 * x }", "p(1).Twi|ce()"}, "a:2:12", "a:2:12 b:1:6"},
		{[]string{"func f(n int) int {\n\tm := n|\n\treturn m + n\n}", "n := 2"}, "a:1:8", "a:1:8 a:2:7 a:3:13"},
		{[]string{"var v any = 1", "switch x := v.(type) {\ncase int:\n\tfmt.Println(x)\ncase string:\n\tfmt.Println(x|)\n}"}, "b:1:8", "b:1:8 b:3:14 b:5:14"},
		{[]string{"func id[T any](x T) T { return x }", "id(1)\ni|d(\"a\")"}, "a:1:6", "a:1:6 b:1:1 b:2:1"},
		{[]string{"outer:\n\tfor {\n\t\tbreak out|er\n\t}"}, "a:1:1", "a:1:1 a:3:9"},
		{[]string{"fmt.Println(1)", "fmt.Print|ln(2)"}, ":0:0", "a:1:5 b:1:5"},
		{[]string{"fmt.Println(1)", "f|mt.Println(2)"}, ":0:0", "a:1:1 b:1:1"},
		{[]string{"x := 1\nimport \"fmt\"\nfmt.Println(x|)"}, "a:1:1", "a:1:1 a:3:13"},
	} {
		q := ask(t, tt.cells...)
		d, ok := h.Definition(q)
		if got := spots([]Place{d.Place}); !ok || got != tt.definition || d.Doc == "" {
			t.Errorf("%q is declared at %s (%v), documented as %q; want %s", tt.cells, got, ok, d.Doc, tt.definition)
		}
		if got := spots(h.Uses(q)); got != tt.uses {
			t.Errorf("%q: uses %s; want %s", tt.cells, got, tt.uses)
		}
	}
	if d, ok := h.Definition(ask(t, "1 |+ 2")); ok {
		t.Errorf("an operator is declared: %+v", d)
	}
}

func TestRename(t *testing.T) {
	h := NewHelp()
	for _, tt := range []struct {
		cells []string
		name  string
		want  []string // the cells then, or nil where it is refused
		why   string
	}{
		{[]string{"total := 1", "func f() int { return total }", "tot|al + f()"}, "sum", []string{"sum := 1", "func f() int { return sum }", "sum + f()"}, ""},
		{[]string{"x := 1\nfmt.Println(x, \"x\", x|)"}, "größe", []string{"größe := 1\nfmt.Println(größe, \"x\", größe)"}, ""},
		{[]string{"type p struct{ a int }", "p{a: 1}.|a"}, "first", []string{"type p struct{ first int }", "p{first: 1}.first"}, ""},
		{[]string{"x := 1", "x := 2", "x|"}, "y", []string{"x := 1", "y := 2", "y"}, ""},
		{[]string{"func f(a int) int {\n\tb := a\n\treturn a| + b\n}"}, "c", []string{"func f(c int) int {\n\tb := c\n\treturn c + b\n}"}, ""},
		{[]string{"x| := 1"}, "x", []string{"x := 1"}, ""},
		{[]string{"x| := undefined1", "undefined2(x)"}, "y", []string{"y := undefined1", "undefined2(y)"}, ""},

		{[]string{"x| := 1", "y := 2", "x + y"}, "y", nil, "another y already"},
		{[]string{"func f(a int) int {\n\tb := a\n\treturn a| + b\n}"}, "b", nil, "cell 1"},
		{[]string{"x| := 1", "func f(y int) int { return x + y }"}, "y", nil, "taken for one another"},
		{[]string{"n| := 1", "len(\"a\") + n"}, "len", nil, "cell 2"},
		{[]string{"type shape interface{ Area() int }\ntype sq int\nfunc (s sq) Ar|ea() int { return 1 }\nvar s shape = sq(1)"}, "Size", nil, "would not compile"},
		{[]string{"strings.ToUp|per(\"a\")"}, "Upper", nil, "belongs to the package strings"},
		{[]string{"str|ings.ToUpper(\"a\")"}, "text", nil, "is a package"},
		{[]string{"le|n(\"a\")"}, "size", nil, "belongs to Go itself"},
		{[]string{"s|c"}, "ctx", nil, "not declared in a cell"},
		{[]string{"x| := 1"}, "func", nil, "a word of Go"},
		{[]string{"x| := 1"}, "a b", nil, "no name"},
		{[]string{"x| := 1"}, "_", nil, "no name"},
		{[]string{"1 |+ 1"}, "x", nil, "no name here"},
		{[]string{"type base| struct{}\ntype t struct{ base }"}, "root", nil, "embedded"},
	} {
		q := ask(t, tt.cells...)
		edits, err := h.Rename(q, tt.name)
		var refused *RenameError
		if tt.want == nil {
			if !errors.As(err, &refused) || !strings.Contains(refused.Reason, tt.why) {
				t.Errorf("%q to %s: %v, %v; want a refusal with %q", tt.cells, tt.name, edits, err, tt.why)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q to %s: %v", tt.cells, tt.name, err)
			continue
		}
		for i, c := range q.Cells {
			if got := applied(c, edits); got != tt.want[i] {
				t.Errorf("%q to %s: cell %s is %q; want %q", tt.cells, tt.name, c.ID, got, tt.want[i])
			}
		}
	}
}

// applied makes the edits of one cell.
func applied(c Text, edits []Edit) string {
	lines := strings.Split(c.Source, "\n")
	for _, e := range slices.Backward(edits) {
		if e.CellID == c.ID {
			line := lines[e.Line-1]
			lines[e.Line-1] = line[:e.Column-1] + e.Text + line[e.EndColumn-1:]
		}
	}
	return strings.Join(lines, "\n")
}

func TestNames(t *testing.T) {
	got := NewHelp().Names([]Text{{"a", "x, y := 1, 2\ntype p struct{ n int }"}, {"b", "func f() int { return x }"}, {"c", "x := f()\nq := p{y}"}, {"d", "q.n + x"}, {"e", "this does not parse"}})
	want := "[{a [p x y] []} {b [f] [{x a}]} {c [q x] [{f b} {p a} {y a}]} {d [] [{q c} {x c}]} {e [] []}]"
	if fmt.Sprint(got) != want {
		t.Errorf("names %v; want %v", got, want)
	}
}

func TestHelpLeavesNothingBehind(t *testing.T) {
	h := NewHelp()
	cells := []string{"type p struct{ x int }", "func (q p) twice() int { return 2 * q.x }", "p{1}.tw|"}
	files := func() (n int) {
		h.live.u.Fset().Iterate(func(*token.File) bool { n++; return true })
		return n
	}
	h.Complete(ask(t, cells...))
	before := files()
	for range 20 {
		if out := h.Complete(ask(t, cells...)); len(out.Items) != 1 {
			t.Fatalf("%d proposals; want twice alone", len(out.Items))
		}
	}
	if after := files(); after != before {
		t.Errorf("%d files after 20 questions, %d before", after, before)
	}
	// The method goes with its cell.
	if out := h.Complete(ask(t, cells[0], "p{1}.|")); len(out.Items) != 1 || out.Items[0].Text != "x" {
		t.Errorf("%+v; want the field alone", out.Items)
	}
}
