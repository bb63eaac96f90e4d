package front

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// spell writes items as kind:names, a method's type in parentheses.
func spell(items []Item) string {
	kinds := map[ItemKind]string{ImportItem: "i", DeclItem: "d", VarItem: "v", StmtItem: "s"}
	var parts []string
	for _, it := range items {
		text := kinds[it.Kind] + ":"
		if it.Receiver != "" {
			text += "(" + it.Receiver + ")"
		}
		parts = append(parts, text+strings.Join(it.Declares, ","))
	}
	return strings.Join(parts, " ")
}

func TestItems(t *testing.T) {
	for src, want := range map[string]string{
		"x := 1":                                                "s:x",
		"func f() {}":                                           "d:f",
		"func init() {}":                                        "d:",
		"func f[T any](x T) T { return x }":                     "d:f",
		"func (p *T[K]) f() {}":                                 "d:(T)",
		"func (T) f() int { return 1 }":                         "d:(T)",
		"func(x int) int { return x }(3)":                       "s:",
		"func(x int) T { return x }(3)":                         "s:",
		"func(x int) (T) { return x }(3)":                       "s:",
		"func(x int) pkg.T { return x }(3)":                     "s:",
		"func(f func(int) int) func(int) int { return f }(g)":   "s:",
		"func() {}()":                                           "s:",
		"a, b := 1, 2; var c int; c++":                          "s:a,b v:c s:",
		"var (\n\ta = 1\n\t_, b = 2, 3\n)":                      "v:a,b",
		"if x {\n\ty := 1\n} else {\n\tz := 2\n}\ng := 1":       "s: s:g",
		"type (\n\tA int\n\tB struct{ x int }\n)":               "d:A,B",
		"const a, b = 1, 2":                                     "d:a,b",
		"import (\n\tr \"math/rand/v2\"\n\t\"math/rand/v2\"\n)": "i:r,rand",
		"import . \"fmt\"; import _ \"fmt\"":                    "i: i:",
		"for i := range 3 {\n\tj := i\n}":                       "s:",
		"loop: x := 1":                                          "s:x",
		"f(func() {\n\tvar inner int\n})":                       "s:",
		"for i := 0; i < 3; i++ {\n\tuse(i)\n}\nx := 1":         "s: s:x",
		"for ;; {\n\tbreak\n}; x := 1":                          "s: s:x",
		"loop: for i := 0; ; i++ { break loop }":                "s:",
		"if f := func() int { return 1 }; f() > 0 { } else if g := 2; g > 0 { }; h := 3": "s: s:h",
		"switch x := f(); x.(type) {\ncase int:\n}":                                      "s:",
		"":                  "",
		";;":                "",
		"// only a comment": "",
	} {
		items, err := Items(src)
		if err != nil {
			t.Errorf("%q: %v", src, err)
		} else if got := spell(items); got != want {
			t.Errorf("%q: items %q; want %q", src, got, want)
		}
	}
}

func TestItemsKnowTheirPlace(t *testing.T) {
	src := "import \"fmt\" // the first\n\n/* a */ x := `a\r\nb`;y := 2 ; func f() {\n}  \nfmt.Print(x) // the last\n"
	items, err := Items(src)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range items {
		got = append(got, src[it.Start:it.End])
	}
	want := []string{"import \"fmt\"", "x := `a\r\nb`;", "y := 2 ;", "func f() {\n}", "fmt.Print(x)"}
	if !slices.Equal(got, want) {
		t.Errorf("items %q; want %q", got, want)
	}
}

func TestItemsKnowWhatTheyUse(t *testing.T) {
	for src, want := range map[string]string{
		"x := f(y)":                                              "f y",
		"func g(y int) int { return x + h(y) }":                  "int x h",
		"func f() { f() }":                                       "",
		"type T struct{ a U }":                                   "U",
		"func (t T) m() { t.m() }":                               "T",
		"func f() float64 { ml := 3; return ml.RMSE }":           "float64",
		"e := ml.RMSE(p).Round(x)":                               "ml p x",
		"p := point{x: a, y: b}":                                 "point a b",
		"m := map[string]int{key: value, \"other\": 2}":          "string int value key",
		"func f(k string) any { return map[string]int{k: 1} }":   "string any int",
		"s := []int{first: 1}":                                   "int first",
		"m := map[point][]*point{{x: 1}: {last: {y: z}}}":        "point z last",
		"m := map[string]map[string]bool{one: {two: true}}":      "string bool true one two",
		"for i := range xs { fmt.Println(i) }":                   "xs fmt",
		"if v, ok := m[k]; ok { use(v) }":                        "m k use",
		"var total = sum(xs)":                                    "sum xs",
		"func f[T number](x T) T { return max(x, limit) }":       "number max limit",
		"switch v := x.(type) { case T: use(v); default: no() }": "x T use no",
	} {
		items, err := Items(src)
		if err != nil || len(items) != 1 {
			t.Errorf("%q: %d items, %v", src, len(items), err)
			continue
		}
		if got := strings.Join(items[0].Uses, " "); got != want {
			t.Errorf("%q uses %q; want %q", src, got, want)
		}
	}
}

func TestItemsKnowImports(t *testing.T) {
	items, err := Items("import (\n\t\"math/rand/v2\"\n\tm \"lab/ml\"\n\t. \"fmt\"\n\t_ \"sort\"\n)")
	if err != nil || len(items) != 1 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	want := map[string]string{"rand": "math/rand/v2", "m": "lab/ml", ".": "fmt", "_": "sort"}
	if !maps.Equal(items[0].Imports, want) {
		t.Errorf("imports %v; want %v", items[0].Imports, want)
	}
}

func TestItemsThatDoNotParseAreLeftOut(t *testing.T) {
	for src, want := range map[string]string{
		"x := 1\ny := := 2\nfunc f() {}": "s:x d:f",
		"func f() {}\nx := \"open":       "d:f",
		"x := 1\nif {":                   "s:x",
		"if x; y; z := 1":                "s: s:z",
		"f(x":                            "",
		"f(`open":                        "",
		"func":                           "",
		"func [T](x)":                    "",
		"x := 1\n)":                      "s:x",
		"x := 1\n/* open":                "s:x",
	} {
		items, err := Items(src)
		if err == nil {
			t.Errorf("%q: no error", src)
		}
		if got := spell(items); got != want {
			t.Errorf("%q: items %q; want %q", src, got, want)
		}
	}
}
