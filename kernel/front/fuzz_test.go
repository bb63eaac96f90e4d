package front

import (
	"strings"
	"testing"

	"lab/kernel/universe"
)

// seeds are cells of all kinds, whole and broken; the fuzzer mixes them.
var seeds = []string{
	"x := 1\nfunc f(n int) int { return n + x }\nf(2)",
	"type p[T any] struct{ a T; b []T }\nfunc (q *p[T]) m() T { return q.a }\nvar v = p[int]{a: 1}",
	"import \"fmt\"\nfor i, r := range \"aé\" {\n\tfmt.Println(i, r)\n}",
	"switch x := any(1).(type) {\ncase int, string:\n\t_ = x\ndefault:\n}",
	"outer:\n\tfor {\n\t\tselect {\n\t\tcase <-make(chan int):\n\t\t\tbreak outer\n\t\t}\n\t}",
	"m := map[string]struct{ n int }{\"a\": {1}}\nm[\"a\"].n++ // wrong",
	"func f(",
	"x := (1 + \ny := \"open",
	"if x := 1; {\n} else\nwhile true { }",
	"rdd.Map(rdd.Parallelize(sc, []int{1}), func(n int) string { return strings.",
	"type t struct{ t }\ntype a = b\ntype b = a\nconst c = d\nconst d = c",
	"const big = 1 << 1000\nvar x uint8 = big / 1e300\n'\\400'\n0x_",
	"\uFEFFx := 1\x00\xff /* open",
	"func[T]() {}()\nfunc (x T) () {}\nvar (\n\ta, b = c",
	"defer func() { recover() }()\ngo f()\ngoto l\nl:\n{ }",
	"type i interface{ ~int | m(); i }\nfunc g[T i](x T) { g[*T](&x) }",
}

func FuzzCheck(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	u, err := universe.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		s := NewSession(u)
		c, diags := s.understand("c", src, false, true)
		if len(diags) == 0 {
			warnings(c)
			s.Commit(c)
			// Run again, it declares the same.
			again, more := s.understand("c", src, false, true)
			s.forgetFile(again)
			if len(more) > 0 && !strings.Contains(src, "func") { // late methods may clash
				t.Errorf("the cell checks once and then not: %v", more)
			}
		}
		s.forgetFile(c)
		lines := strings.Count(src, "\n") + 1
		for _, d := range diags {
			if d.Message == "" || d.Line < 1 || d.Line > lines || d.Column < 1 || d.EndLine < d.Line || d.EndLine > lines || d.EndLine == d.Line && d.EndColumn < d.Column {
				t.Errorf("a misplaced diagnostic: %+v", d)
			}
			if strings.Contains(d.Message, "main_") {
				t.Errorf("an inner name shows: %v", d)
			}
		}
		_, _ = Items(src) // it reports what it cannot read
	})
}

func FuzzHelp(f *testing.F) {
	for i, s := range seeds {
		f.Add(seeds[(i+1)%len(seeds)], s, len(s)/2)
		f.Add(seeds[(i+5)%len(seeds)], s, len(s))
	}
	h := NewHelp()
	f.Fuzz(func(t *testing.T, above, src string, offset int) {
		q := Question{Cells: []Text{{"a", above}, {"b", ""}}, Cell: "b", Source: src, Offset: offset}
		out := h.Complete(q)
		if out.From < 0 || out.To < out.From || out.To > len(src) {
			t.Errorf("completes %d to %d of %d", out.From, out.To, len(src))
		}
		h.Hover(q)
		if s, ok := h.Signature(q); ok && s.Active >= len(s.Params) {
			t.Errorf("parameter %d of %v", s.Active, s.Params)
		}
		h.Definition(q)
		h.Uses(q)
		if edits, err := h.Rename(q, "other"); err == nil {
			for _, e := range edits {
				if e.Line < 1 || e.Column < 1 || e.EndColumn <= e.Column {
					t.Errorf("edit %+v", e)
				}
			}
		}
		h.Names(q.Cells)
	})
}
