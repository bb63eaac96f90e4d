package typed

import (
	"fmt"
	"runtime"
	"testing"

	"lab/kernel/enginetest"
)

// loops are functions of n, in a cell and compiled, that use values near and far from where they are computed, change what
// they loop over, and need several values of a loop's round at once.
var loops = map[string]struct {
	cell   string
	native func(n int) int
}{
	"fibonacci": {"a, b := 0, 1; for range n { a, b = b, a+b }; return a", func(n int) int {
		a, b := 0, 1
		for range n {
			a, b = b, a+b
		}
		return a
	}},
	"three in a circle": {"a, b, c := 1, 2, 3; for i := range n { a, b, c = c+i, a, b }; return a*100 + b*10 + c", func(n int) int {
		a, b, c := 1, 2, 3
		for i := range n {
			a, b, c = c+i, a, b
		}
		return a*100 + b*10 + c
	}},
	"counter changed inside": {"s := 0; for i := 0; i < n; i++ { if i%3 == 0 { i++ }; s += i * i }; return s", func(n int) int {
		s := 0
		for i := 0; i < n; i++ {
			if i%3 == 0 {
				i++
			}
			s += i * i
		}
		return s
	}},
	"limit changed inside": {"s, m := 0, n; for i := 0; i < m; i++ { if i == 5 { m -= 3 }; s += m - i }; return s + m", func(n int) int {
		s, m := 0, n
		for i := 0; i < m; i++ {
			if i == 5 {
				m -= 3
			}
			s += m - i
		}
		return s + m
	}},
	"counter used later": {"i := 0; last := -1; for ; i < n; i++ { last = i }; return i*1000 + last", func(n int) int {
		i := 0
		last := -1
		for ; i < n; i++ {
			last = i
		}
		return i*1000 + last
	}},
	"swapped elements": {"xs := make([]int, n+2); for i := range xs { xs[i] = i }; for i := 0; i+1 < len(xs); i += 2 { xs[i], xs[i+1] = xs[i+1], xs[i] }; s := 0; for i, x := range xs { s = s*3 + x - i }; return s", func(n int) int {
		xs := make([]int, n+2)
		for i := range xs {
			xs[i] = i
		}
		for i := 0; i+1 < len(xs); i += 2 {
			xs[i], xs[i+1] = xs[i+1], xs[i]
		}
		s := 0
		for i, x := range xs {
			s = s*3 + x - i
		}
		return s
	}},
	"matrix": {"m := make([][]float64, n); for i := range m { m[i] = make([]float64, n); for j := range m[i] { m[i][j] = float64(i*n+j) / 3 } }; t := 0.0; for i := range m { for j := range m { for k := range m { t += m[i][k] * m[k][j] }; m[i][j] -= t / 1e6 } }; return int(t * 16)", func(n int) int {
		m := make([][]float64, n)
		for i := range m {
			m[i] = make([]float64, n)
			for j := range m[i] {
				m[i][j] = float64(i*n+j) / 3
			}
		}
		t := 0.0
		for i := range m {
			for j := range m {
				for k := range m {
					t += m[i][k] * m[k][j]
				}
				m[i][j] -= t / 1e6
			}
		}
		return int(t * 16)
	}},
	"append to itself": {"xs := []int{1}; for i := range n { xs = append(xs, xs[i]+i); if i%4 == 0 { xs = append(xs[:1], xs...) } }; s := 0; for _, x := range xs { s = s*7 + x }; return s", func(n int) int {
		xs := []int{1}
		for i := range n {
			xs = append(xs, xs[i]+i)
			if i%4 == 0 {
				xs = append(xs[:1], xs...)
			}
		}
		s := 0
		for _, x := range xs {
			s = s*7 + x
		}
		return s
	}},
	"parameters changed": {"return change(pair{n, 2}, n, []int{n, n + 1, n + 2})", func(n int) int { return change(pair{n, 2}, n, []int{n, n + 1, n + 2}) }},
	"closures of a loop": {"var fs []func(int) int; for i := range n { k := i * 2; fs = append(fs, func(x int) int { k += x; return k*10 + i }) }; s := 0; for i, f := range fs { s += f(i) + f(1) }; return s", func(n int) int {
		var fs []func(int) int
		for i := range n {
			k := i * 2
			fs = append(fs, func(x int) int { k += x; return k*10 + i })
		}
		s := 0
		for i, f := range fs {
			s += f(i) + f(1)
		}
		return s
	}},
	"goto and exits": {"i, s := 0, 0\nagain:\n\tif i < n { for j := i; ; j-- { if j < 0 || s > 1000 { break }; s += j ^ i }; i++; goto again }\n\treturn s*2 - i", func(n int) int {
		i, s := 0, 0
	again:
		if i < n {
			for j := i; ; j-- {
				if j < 0 || s > 1000 {
					break
				}
				s += j ^ i
			}
			i++
			goto again
		}
		return s*2 - i
	}},
	"value read before it is written": {"x := []int{n}; p := &x[0]; a := *p + 1; *p = 50; b := *p; x[0] += a; return a*10000 + b*100 + *p", func(n int) int {
		x := []int{n}
		p := &x[0]
		a := *p + 1
		*p = 50
		b := *p
		x[0] += a
		return a*10000 + b*100 + *p
	}},
	"floats": {"s, x := 0.0, float64(n); for i := 1; i <= n; i++ { f := float64(i); s += x/f - f*0.5; if -s > f { s = -s } }; return int(s * 1e6)", func(n int) int {
		s, x := 0.0, float64(n)
		for i := 1; i <= n; i++ {
			f := float64(i)
			s += x/f - f*0.5
			if -s > f {
				s = -s
			}
		}
		return int(s * 1e6)
	}},
	"bits": {"var h uint32 = 2166136261; s := 0; for i := range n { h = (h ^ uint32(i)) * 16777619; s ^= int(h>>3) << 2 | i&5; s -= s % 7; s /= 2 }; return s", func(n int) int {
		var h uint32 = 2166136261
		s := 0
		for i := range n {
			h = (h ^ uint32(i)) * 16777619
			s ^= int(h>>3)<<2 | i&5
			s -= s % 7
			s /= 2
		}
		return s
	}},
	"recovered": {"s := 0; for i := range n { s += dividing(n*10, i-2) }; return s", func(n int) int {
		s := 0
		for i := range n {
			s += dividing(n*10, i-2)
		}
		return s
	}},
}

type pair struct{ a, b int }

func change(p pair, n int, xs []int) int {
	q := p
	p.a += n
	for n > 0 {
		n -= 3
		p.b *= 2
		xs[1] += p.b
	}
	return p.a*7 + p.b*3 + q.a + n + xs[1]
}

func dividing(a, b int) (q int) {
	defer func() {
		if recover() != nil {
			q = -1
		}
	}()
	return a / b
}

func TestLoopsAsCompiled(t *testing.T) {
	n := enginetest.NewNotebook(t, newEngine)
	n.All("type pair struct{ a, b int }\nfunc change(p pair, n int, xs []int) int { q := p; p.a += n; for n > 0 { n -= 3; p.b *= 2; xs[1] += p.b }; return p.a*7 + p.b*3 + q.a + n + xs[1] }\nfunc dividing(a, b int) (q int) { defer func() { if recover() != nil { q = -1 } }(); return a / b }")
	for name, l := range loops {
		if _, err := n.Run("c", "f := func(n int) int { "+l.cell+" }"); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, k := range []int{0, 1, 2, 7, 20} {
			got, err := n.Run("c", fmt.Sprintf("f(%d)", k))
			if want := fmt.Sprint(l.native(k)); err != nil || got != want {
				t.Errorf("%s(%d) = %s, compiled %s (%v)", name, k, got, want, err)
			}
		}
	}
}

// What a call has left in its frame must not live on: the frame waits for the next call.
func TestFramesKeepNothingAlive(t *testing.T) {
	n := enginetest.NewNotebook(t, newEngine)
	const objects = 4
	gone := make(chan int, objects)
	define := func(name, typ string, value any) {
		if err := n.Session.Predeclare(name, typ); err != nil {
			t.Fatal(err)
		}
		if err := n.Engine.Define(name, value); err != nil {
			t.Fatal(err)
		}
	}
	define("watch", "func(*[64]int)", func(p *[64]int) { runtime.AddCleanup(p, func(i int) { gone <- i }, 0) })
	define("collected", "func() int", func() int {
		count := 0
		for range 50 {
			runtime.GC()
			for {
				select {
				case <-gone:
					if count++; count == objects {
						return count
					}
					continue
				default:
				}
				break
			}
			runtime.Gosched()
		}
		return count
	})
	n.All(
		"func pointer() int { p := new([64]int); watch(p); return p[1] }\nfunc slice() int { p := new([64]int); watch(p); s := p[:]; return len(s) }\nfunc boxed() any { p := new([64]int); watch(p); var x any = p; if x == nil { return 1 }; return 2 }\nfunc captured() int { p := new([64]int); watch(p); f := func() int { return p[2] }; return f() }",
		"func all() int { pointer(); slice(); boxed(); captured(); return collected() }\nall() => 4",
	)
}
