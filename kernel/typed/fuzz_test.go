package typed

import (
	"testing"

	"lab/kernel/front"
	"lab/kernel/universe"
)

// FuzzCompile compiles what type-checks, and runs nothing: a cell may be refused, but not bring the engine down.
func FuzzCompile(f *testing.F) {
	for _, s := range []string{
		"x := 1\nfunc f(n int) int { return n + x }\nf(2)",
		"type p[T any] struct{ a T; b []T }\nfunc (q *p[T]) m() T { return q.a }\nv := p[int]{a: 1}\nv.m()",
		"for i, r := range \"aé\" {\n\tfmt.Println(i, r)\n}",
		"switch x := any(1).(type) {\ncase int, string:\n\t_ = x\ncase nil:\n}",
		"c := make(chan [3]int, 1)\nselect {\ncase c <- [3]int{}:\ncase v, ok := <-c:\n\t_, _ = v, ok\ndefault:\n}",
		"m := map[struct{ n int8 }]func(...string) error{}\nm[struct{ n int8 }{1}] = nil\ndelete(m, struct{ n int8 }{})",
		"defer func() { recover() }()\ngo func(x *int) { *x++ }(new(int))\npanic(\"p\")",
		"rdd.Map(rdd.Parallelize(sc, []int{1}), func(n int) string { return strings.Repeat(\"a\", n) }).Collect()",
		"var a [2][3]complex128\nfor i := range a {\n\ta[i][1] = complex(float64(i), 1) * 2\n}\na",
		"type t struct{ io.Reader; *strings.Builder }\nvar x fmt.Stringer = t{}\nx.(interface{ Len() int }).Len()",
		"for x := range func(yield func(int) bool) { yield(1) } {\n\tif x > 0 { continue }\n\tbreak\n}",
	} {
		f.Add(s)
	}
	u, err := universe.Load()
	if err != nil {
		f.Fatal(err)
	}
	var (
		e *Engine
		s *front.Session
		n int
	)
	f.Fuzz(func(t *testing.T, src string) {
		if n++; n%200 == 1 { // it keeps what it has compiled
			if s, err = front.NewNotebook(u); err != nil {
				t.Fatal(err)
			}
			if e, err = New(u, s, Options{}); err != nil {
				t.Fatal(err)
			}
		}
		c, diags := s.Check("c", src, false)
		if len(diags) > 0 {
			return
		}
		if _, err := e.prepare(c); err == nil {
			s.Commit(c)
		}
	})
}
