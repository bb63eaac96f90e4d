package enginetest

import "testing"

// Benchmark runs typical cells whole, so that a change of an engine shows in what a student waits for.
func Benchmark(b *testing.B, newEngine Maker) {
	for _, bench := range []struct{ name, setup, cell string }{
		{"loop 100000", "", "s := 0\nfor i := range 100000 { s += i }"},
		{"calls 100000", "func f(x int) int { return x + 1 }", "s := 0\nfor range 100000 { s = f(s) }"},
		{"fib 20", "func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }", "fib(20)"},
		{"map 100000", "r := rdd.Range(sc, 0, 100000, 1, 2).Cache()\nr.Count()", "rdd.Map(r, func(x int64) int64 { return x * x }).Count()"},
		{"strings.Map 100000", "s := strings.Repeat(\"Hello, W\", 12500)", "strings.Map(func(r rune) rune { if r >= 'a' && r <= 'z' { return r }; return -1 }, s)"},
		{"word count 100000", "lines := rdd.Parallelize(sc, slices.Repeat([]string{\"to be or not to be that is the question\"}, 10000), 2)", "rdd.ReduceByKey(rdd.Map(rdd.FlatMap(lines, strings.Fields), func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) }), func(a, b int) int { return a + b }).Count()"},
		{"compile 1+1", "", "1 + 1"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			n := NewNotebook(b, newEngine).WithContext()
			run := func(src string) {
				if _, err := n.Run("c", src); err != nil {
					b.Fatal(err)
				}
			}
			run(bench.setup)
			for b.Loop() {
				run(bench.cell)
			}
		})
	}
}
