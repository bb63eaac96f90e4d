package main

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// row is a loop of n turns, as a cell writes it and compiled. Both give the same number.
type row struct {
	name   string
	cell   string // the body of func(n int) int
	native func(n int) int
	// limit is the target for the typed engine: nanoseconds a turn, or, where times is set, times the compiled time.
	limit float64
	times bool
}

// declarations are what the rows' cells use.
const declarations = `func square(x int) int { return x*x + 1 }
func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }
type point struct{ a, b int }
func (p point) Sum(x int) int { return p.a + p.b + x }
func (p *point) Move(x int) { p.a += x; p.b -= x }
type summer interface{ Sum(x int) int }
type numbers struct{ xs []int }
func (x numbers) Len() int { return len(x.xs) }
func (x numbers) Less(i, j int) bool { return x.xs[i] < x.xs[j] }
func (x numbers) Swap(i, j int) { x.xs[i], x.xs[j] = x.xs[j], x.xs[i] }
func shuffled(n int) []int { xs := make([]int, n); for i := range xs { xs[i] = i * 7919 % 20011 }; return xs }
const line = "the quick brown fox jumps over the lazy dog"
const features = 12
func step(w, x []float64, y float64) { z := 0.0; for j := range w { z += w[j] * x[j] }; p := 1 / (1 + math.Exp(-z)); for j := range w { w[j] -= 0.01 * (p - y) * x[j] } }`

//go:noinline
func square(x int) int { return x*x + 1 }

//go:noinline
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

type point struct{ a, b int }

//go:noinline
func (p point) Sum(x int) int { return p.a + p.b + x }

//go:noinline
func (p *point) Move(x int) { p.a += x; p.b -= x }

type summer interface{ Sum(x int) int }

type numbers struct{ xs []int }

func (x numbers) Len() int           { return len(x.xs) }
func (x numbers) Less(i, j int) bool { return x.xs[i] < x.xs[j] }
func (x numbers) Swap(i, j int)      { x.xs[i], x.xs[j] = x.xs[j], x.xs[i] }

func shuffled(n int) []int {
	xs := make([]int, n)
	for i := range xs {
		xs[i] = i * 7919 % 20011
	}
	return xs
}

const (
	line     = "the quick brown fox jumps over the lazy dog"
	features = 12
)

//go:noinline
func step(w, x []float64, y float64) {
	z := 0.0
	for j := range w {
		z += w[j] * x[j]
	}
	p := 1 / (1 + math.Exp(-z))
	for j := range w {
		w[j] -= 0.01 * (p - y) * x[j]
	}
}

// called keeps a closure from being inlined where it is called.
var called func(int) int

// fibCalls is how many calls fib(20) is.
const fibCalls = 21_891

var rows = []row{
	{"`s += i`", `s := 0; for i := 0; i < n; i++ { s += i }; return s`, func(n int) int {
		s := 0
		for i := 0; i < n; i++ {
			s += i
		}
		return s
	}, 12, true},
	{"`x*x+1` inline", `s := 0; for i := range n { s += i*i + 1 }; return s`, func(n int) int {
		s := 0
		for i := range n {
			s += i*i + 1
		}
		return s
	}, 12, true},
	{"static call", `s := 0; for i := range n { s += square(i) }; return s`, func(n int) int {
		s := 0
		for i := range n {
			s += square(i)
		}
		return s
	}, 20, false},
	{"`fib(20)`, a call", `return fib(20)`, func(int) int { return fib(20) }, 0, false},
	{"closure called in a cell", `k := 1; f := func(x int) int { return x*x + k }; s := 0; for i := range n { s += f(i) }; return s`, func(n int) int {
		k := 1
		called = func(x int) int { return x*x + k }
		s := 0
		for i := range n {
			s += called(i)
		}
		return s
	}, 0, false},
	{"method of a struct", `p := point{1, 2}; s := 0; for i := range n { s += p.Sum(i) }; return s`, func(n int) int {
		p := point{1, 2}
		s := 0
		for i := range n {
			s += p.Sum(i)
		}
		return s
	}, 0, false},
	{"method through interface", `var p summer = point{1, 2}; s := 0; for i := range n { s += p.Sum(i) }; return s`, func(n int) int {
		var p summer = point{1, 2}
		s := 0
		for i := range n {
			s += p.Sum(i)
		}
		return s
	}, 0, false},
	{"struct field update", `p := &point{}; for i := range n { p.a += i; p.b++ }; return p.a + p.b`, func(n int) int {
		p := &point{}
		for i := range n {
			p.a += i
			p.b++
		}
		return p.a + p.b
	}, 0, false},
	{"`map[string]int` increment", `m := map[string]int{}; ks := []string{"a", "bb", "ccc", "dddd"}; for i := range n { m[ks[i&3]]++ }; return m["a"]`, func(n int) int {
		m := map[string]int{}
		ks := []string{"a", "bb", "ccc", "dddd"}
		for i := range n {
			m[ks[i&3]]++
		}
		return m["a"]
	}, 0, false},
	{"`append`", `var xs []int; for i := range n { xs = append(xs, i) }; return len(xs)`, func(n int) int {
		var xs []int
		for i := range n {
			xs = append(xs, i)
		}
		return len(xs)
	}, 0, false},
	{"inner product, an element", `x, y := make([]float64, 20), make([]float64, 20); for j := range x { x[j], y[j] = float64(j), 0.5 }; t := 0.0; for range n / 20 { for j := range x { t += x[j] * y[j] } }; return int(t)`, func(n int) int {
		x, y := make([]float64, 20), make([]float64, 20)
		for j := range x {
			x[j], y[j] = float64(j), 0.5
		}
		t := 0.0
		for range n / 20 {
			for j := range x {
				t += x[j] * y[j]
			}
		}
		return int(t)
	}, 0, false},
	{"logistic regression, an element", `w, x := make([]float64, features), make([]float64, features); for j := range x { x[j] = float64(j) / features }; for i := range n / features { step(w, x, float64(i&1)) }; return int(1e6 * w[3])`, func(n int) int {
		w, x := make([]float64, features), make([]float64, features)
		for j := range x {
			x[j] = float64(j) / features
		}
		for i := range n / features {
			step(w, x, float64(i&1))
		}
		return int(1e6 * w[3])
	}, 0, false},
	{"`strings.Count`", `s := 0; for range n { s += strings.Count("the quick brown", "q") }; return s`, func(n int) int {
		s := 0
		for range n {
			s += strings.Count("the quick brown", "q")
		}
		return s
	}, 100, false},
	{"`math.Sqrt`", `s := 0.0; for i := range n { s += math.Sqrt(float64(i)) }; return int(s)`, func(n int) int {
		s := 0.0
		for i := range n {
			s += math.Sqrt(float64(i))
		}
		return int(s)
	}, 100, false},
	{"word count, a word", `m := map[string]int{}; for range n / 9 { for _, w := range strings.Fields(line) { m[w]++ } }; return m["the"]`, func(n int) int {
		m := map[string]int{}
		for range n / 9 {
			for _, w := range strings.Fields(line) {
				m[w]++
			}
		}
		return m["the"]
	}, 0, false},
	{"string building", `var b strings.Builder; for i := range n { b.WriteByte(byte('a' + i%26)) }; return len(b.String())`, func(n int) int {
		var b strings.Builder
		for i := range n {
			b.WriteByte(byte('a' + i%26))
		}
		return len(b.String())
	}, 0, false},
	{"`fmt.Sprint`", `s := 0; for i := range n { s += len(fmt.Sprint(i)) }; return s`, func(n int) int {
		s := 0
		for i := range n {
			s += len(fmt.Sprint(i))
		}
		return s
	}, 0, false},
	{"channel, a round trip", `a, b := make(chan int), make(chan int); go func() { for x := range a { b <- x + 1 }; close(b) }(); s := 0; for i := range n { a <- i; s += <-b }; close(a); return s`, func(n int) int {
		a, b := make(chan int), make(chan int)
		go func() {
			for x := range a {
				b <- x + 1
			}
			close(b)
		}()
		s := 0
		for i := range n {
			a <- i
			s += <-b
		}
		close(a)
		return s
	}, 0, false},
	{"`sort.Slice`, an element", `xs := shuffled(n); sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] }); return xs[n/2]`, func(n int) int {
		xs := shuffled(n)
		sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] })
		return xs[n/2]
	}, 0, false},
	{"`sort.Sort` on a cell's type, an element", `x := numbers{shuffled(n)}; sort.Sort(x); return x.xs[n/2]`, func(n int) int {
		x := numbers{shuffled(n)}
		sort.Sort(x)
		return x.xs[n/2]
	}, 0, false},
}
