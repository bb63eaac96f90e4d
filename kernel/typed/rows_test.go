package typed

import (
	"context"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"lab/kernel/enginetest"
)

// best is the shortest time of several runs, per turn: what the code costs when nobody else has the processor.
func best(turns int, f func()) float64 {
	least := time.Duration(1 << 62)
	for range 100 {
		start := time.Now()
		f()
		least = min(least, time.Since(start))
	}
	return float64(least.Nanoseconds()) / float64(turns)
}

//go:noinline
func nativeSquare(x int) int { return x*x + 1 }

type nativePoint struct{ a, b int }

//go:noinline
func (p nativePoint) Sum(x int) int { return p.a + p.b + x }

//go:noinline
func nativeFib(n int) int {
	if n < 2 {
		return n
	}
	return nativeFib(n-1) + nativeFib(n-2)
}

// rows are loops of n turns, in a cell and compiled.
var rows = []struct {
	name, source string
	native       func(n int) int
}{
	{"s += i", "func(n int) int { s := 0; for i := 0; i < n; i++ { s += i }; return s }", func(n int) int {
		s := 0
		for i := 0; i < n; i++ {
			s += i
		}
		return s
	}},
	{"x*x+1 inline", "func(n int) int { s := 0; for i := 0; i < n; i++ { s += i*i + 1 }; return s }", func(n int) int {
		s := 0
		for i := 0; i < n; i++ {
			s += i*i + 1
		}
		return s
	}},
	{"static call", "func(n int) int { s := 0; for i := 0; i < n; i++ { s += square(i) }; return s }", func(n int) int {
		s := 0
		for i := 0; i < n; i++ {
			s += nativeSquare(i)
		}
		return s
	}},
	{"closure call", "func(n int) int { k := 1; f := func(x int) int { return x*x + k }; s := 0; for i := 0; i < n; i++ { s += f(i) }; return s }", func(n int) int {
		s := 0
		for i := 0; i < n; i++ {
			s += nativeSquare(i)
		}
		return s
	}},
	{"method through interface", "func(n int) int { var p summer = point{1, 2}; s := 0; for i := 0; i < n; i++ { s += p.Sum(i) }; return s }", func(n int) int {
		var p interface{ Sum(int) int } = nativePoint{1, 2}
		s := 0
		for i := 0; i < n; i++ {
			s += p.Sum(i)
		}
		return s
	}},
	{"map increment", "func(n int) int { m := map[string]int{}; ks := []string{\"a\", \"bb\", \"ccc\", \"dddd\"}; for i := 0; i < n; i++ { m[ks[i&3]]++ }; return m[\"a\"] }", func(n int) int {
		m := map[string]int{}
		ks := []string{"a", "bb", "ccc", "dddd"}
		for i := 0; i < n; i++ {
			m[ks[i&3]]++
		}
		return m["a"]
	}},
	{"strings.Count", "func(n int) int { s := 0; for i := 0; i < n; i++ { s += strings.Count(\"the quick brown\", \"q\") }; return s }", func(n int) int {
		s := 0
		for i := 0; i < n; i++ {
			s += strings.Count("the quick brown", "q")
		}
		return s
	}},
	{"dot product, an element", "func(n int) int { x, y := make([]float64, 20), make([]float64, 20); t := 0.0; for i := 0; i < n/20; i++ { for j := range x { t += x[j] * y[j] } }; return int(t) }", func(n int) int {
		x, y := make([]float64, 20), make([]float64, 20)
		t := 0.0
		for i := 0; i < n/20; i++ {
			for j := range x {
				t += x[j] * y[j]
			}
		}
		return int(t)
	}},
}

// BenchmarkRows compares the engine with compiled Go: nanoseconds a turn of each, and their ratio.
func BenchmarkRows(b *testing.B) {
	n := enginetest.NewNotebook(b, newEngine)
	run := func(src string) func(int) int {
		c, err := n.Check("c", src)
		if err != nil {
			b.Fatal(err)
		}
		r, err := n.Engine.Run(context.Background(), c)
		if err != nil {
			b.Fatal(err)
		}
		n.Session.Commit(c)
		f, _ := r.Value.Interface().(func(int) int)
		return f
	}
	if _, err := n.Run("c", "func square(x int) int { return x*x + 1 }\nfunc fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }\ntype point struct{ a, b int }\nfunc (p point) Sum(x int) int { return p.a + p.b + x }\ntype summer interface{ Sum(x int) int }"); err != nil {
		b.Fatal(err)
	}
	report := func(name string, native, engine float64) {
		b.Run(name, func(b *testing.B) {
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(native, "native-ns")
			b.ReportMetric(engine, "typed-ns")
			b.ReportMetric(engine/native, "ratio")
		})
	}
	const turns = 20_000
	sink := 0
	for _, r := range rows {
		f := run("f := " + r.source + "\nf")
		if got, want := f(1000), r.native(1000); got != want {
			b.Errorf("%s: %d, compiled %d", r.name, got, want)
		}
		report(r.name, best(turns, func() { sink += r.native(turns) }), best(turns, func() { sink += f(turns) }))
	}
	const calls = 21_891 // of fib(20)
	fib := run("func(n int) int { return fib(n) }")
	report("fib, a call", best(calls, func() { sink += nativeFib(20) }), best(calls, func() { sink += fib(20) }))
	square := run("square")
	report("called from compiled code", best(turns, func() {
		for i := range turns {
			sink += nativeSquare(i)
		}
	}), best(turns, func() {
		for i := range turns {
			sink += square(i)
		}
	}))
	xs := make([]int, 20_000)
	for i := range xs {
		xs[i] = i * 7919 % 20_011
	}
	less := run("func(k int) int { return -k }")
	sorted := func(f func(int) int) func() {
		return func() {
			ys := slices.Clone(xs)
			sort.Slice(ys, func(i, j int) bool { return f(ys[i]) < f(ys[j]) })
		}
	}
	report("sort.Slice of 20000, an element", best(20_000, sorted(func(k int) int { return -k })), best(20_000, sorted(less)))
}
