package typed

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"lab/kernel/engine"
	"lab/kernel/enginetest"
)

// What only an engine with real types can do.
var sequences = map[string][]string{
	"type names":              {"type celsius float64\ntype point struct{ X, Y int }", "fmt.Sprintf(\"%T %T %T %T\", celsius(1), point{}, []point{}, map[string]*point{}) => \"main.celsius main.point []main.point map[string]*main.point\"", "fmt.Sprintf(\"%+v %v %#v\", point{1, 2}, point{1, 2}, point{1, 2}) => \"{X:1 Y:2} {1 2} main.point{X:1, Y:2}\""},
	"generic type names":      {"type pair[K comparable, V any] struct{ Key K; Val V }\ntype id int", "fmt.Sprintf(\"%T %T\", pair[string, int]{}, pair[id, []string]{}) => \"main.pair[string,int] main.pair[main.id,[]string]\"", "fmt.Sprintf(\"%T\", rdd.KV(\"a\", 1)) => \"rdd.Pair[string,int]\""},
	"identity":                {"type celsius float64\ntype kelvin float64", "var x any = celsius(1)\n_, isF := x.(float64)\n_, isK := x.(kelvin)\n_, isC := x.(celsius)\nfmt.Sprint(isF, isK, isC) => \"false false true\"", "any(celsius(1)) == any(kelvin(1)) => false", "x.(kelvin) !! interface conversion: interface {} is main.celsius, not main.kelvin"},
	"json":                    {"type inner struct { A int `json:\"a\"`; B []string `json:\"b,omitempty\"` }\ntype outer struct { inner; Name string `json:\"name\"`; When shade }\ntype shade int\nfunc (s shade) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprintf(\"%q\", strings.Repeat(\"#\", int(s)))), nil }\nfunc (s *shade) UnmarshalJSON(b []byte) error { *s = shade(strings.Count(string(b), \"#\")); return nil }", "b, err := json.Marshal(outer{inner{1, nil}, \"n\", 3})\nfmt.Sprint(string(b), err) => \"{\\\"a\\\":1,\\\"name\\\":\\\"n\\\",\\\"When\\\":\\\"###\\\"}<nil>\"", "var o outer\nerr = json.Unmarshal([]byte(`{\"name\":\"x\",\"When\":\"####\"}`), &o)\nfmt.Sprint(o.Name, int(o.When), err) => \"x4 <nil>\""},
	"errors.As":               {"type notFound struct{ name string }\nfunc (e *notFound) Error() string { return e.name + \" not found\" }\nfunc find(n string) error { return fmt.Errorf(\"find: %w\", &notFound{n}) }", "err := find(\"x\")\nvar nf *notFound\nfmt.Sprint(errors.As(err, &nf), nf.name, err) => \"truexfind: x not found\"", "errors.Is(err, nf) => true"},
	"map method values":       {"type set map[string]bool\nfunc (s set) Has(k string) bool { return s[k] }\nfunc (s set) String() string { return fmt.Sprint(len(s), \" keys\") }\ntype box struct{ m map[string]int }\nfunc (b box) String() string { return fmt.Sprint(\"box of \", len(b.m)) }\ntype ref struct{ p *int }\nfunc (r ref) String() string { return fmt.Sprint(\"ref to \", *r.p) }", "s := set{\"a\": true}\nfmt.Sprint(s, s.Has(\"a\"), s.Has(\"b\")) => \"1 keys true false\"", "fmt.Sprint(box{map[string]int{\"x\": 1}}) => \"box of 1\"", "n := 7\nfmt.Sprint(ref{&n}, &ref{&n}) => \"ref to 7 ref to 7\""},
	"writer":                  {"type counter struct{ n int }\nfunc (c *counter) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }", "var c counter\nfmt.Fprintf(&c, \"%d-%s\", 12, \"abc\")\nc.n => 6", "var w io.Writer = &c\nw.Write([]byte(\"xy\"))\nc.n => 8"},
	"reader":                  {"type zeros int\nfunc (z *zeros) Read(p []byte) (int, error) { if *z == 0 { return 0, io.EOF }; p[0] = 'z'; *z--; return 1, nil }", "z := zeros(3)\nb, err := io.ReadAll(&z)\nfmt.Sprint(string(b), err) => \"zzz<nil>\""},
	"redeclared type":         {"type pt struct{ a int }\nfunc (p pt) String() string { return \"old\" }\nx := pt{1}", "type pt struct{ a string }\nfunc (p pt) String() string { return \"new\" }\ny := pt{\"q\"}", "fmt.Sprint(x, y, x.a, y.a) => \"old new 1q\""},
	"late binding values":     {"func f(x int) int { return x + 1 }\ng := f\nfunc h() func(int) int { return f }", "func f(x int) int { return x + 100 }", "fmt.Sprint(g(1), h()(1), f(1)) => \"2 101 101\""},
	"late binding generics":   {"func id[T any](x T) T { return x }\nfunc g() int { return id(5) }", "func id[T any](x T) T { var zero T; return zero }\nid(1) => 0", "g() => 0"},
	"index text":              {"xs := []int{1, 2, 3}\ni := 5\nxs[i] !! index out of range [5] with length 3", "xs[1:i] !! slice bounds out of range [:5] with capacity 3", "s := \"abc\"\ns[i] !! index out of range [5] with length 3", "s[i:] !! slice bounds out of range [5:3]", "a := [3]int{}\na[i] !! index out of range [5] with length 3", "make([]int, i-6) !! makeslice: len out of range", "1 << (i - 6) !! negative shift amount", "i % (i - 5) !! integer divide by zero"},
	"nil text":                {"type n struct{ next *n; v int }\nvar p *n\np.v !! invalid memory address or nil pointer dereference", "p.next = nil !! nil pointer dereference", "var f func()\nf() !! nil pointer dereference", "var e error\ne.Error() !! nil pointer dereference", "close(make(chan int, 1))\nvar c chan int\nclose(c) !! close of nil channel"},
	"conversion text":         {"var x any\nx.(int) !! interface conversion: interface {} is nil, not int", "x = 3\nx.(fmt.Stringer) !! interface conversion: int is not fmt.Stringer: missing method String", "var e error = errors.New(\"a\")\ne.(interface{ Unwrap() error }) !! missing method Unwrap"},
	"unhashable":              {"m := map[any]int{}\nm[[]int{1}] = 2 !! hash of unhashable type []int", "var a, b any = []int{1}, []int{1}\na == b !! comparing uncomparable type []int"},
	"defer order":             {"var log []string\nfunc f() (err error) {\n\tdefer func() { log = append(log, \"last\") }()\n\tdefer func() {\n\t\tif r := recover(); r != nil { err = fmt.Errorf(\"was %v\", r) }\n\t}()\n\tdefer log2(\"first\")\n\tpanic(\"p\")\n}\nfunc log2(s string) { log = append(log, s) }", "f() => was p", "log => [\"first\" \"last\"]"},
	"panic in defer":          {"func f() (s string) {\n\tdefer func() { s = fmt.Sprint(recover()) }()\n\tdefer func() { panic(\"second\") }()\n\tpanic(\"first\")\n}\nf() => \"second\""},
	"panic's text":            {"type code int\npanic(code(3)) !! panic: main.code(3)", "func f() { defer func() { panic(\"second\") }(); panic(\"first\") }\nf() !! panic: first\n\tpanic: second", "func g() { defer func() { recover(); panic(fmt.Errorf(\"other\")) }(); panic(\"first\") }\ng() !! panic: first [recovered]\n\tpanic: other", "func h() { defer func() { panic(recover()) }(); panic(\"again\") }\nh() !! panic: again [recovered, repanicked]", "type bad struct{}\nfunc (bad) Error() string { panic(\"in Error\") }\npanic(bad{}) !! panic while printing panic value: in Error", "1 + 1 => 2"},
	"recover in a wrapper":    {"type r struct{ log *[]any }\nfunc (x r) Rec() { *x.log = append(*x.log, recover()) }\ntype rec interface{ Rec() }\nvar log []any\nfunc f(how func(x r)) { how(r{&log}) }", "f(func(x r) { g := x.Rec; defer g(); panic(1) })\nf(func(x r) { defer r.Rec(x); panic(2) })\nf(func(x r) { g := r.Rec; defer g(x); panic(3) })\nf(func(x r) { var i rec = &x; defer i.Rec(); panic(4) })\nf(func(x r) { y := struct{ *r }{&x}; defer y.Rec(); panic(5) })\nf(func(x r) { defer func() { defer recover() }(); panic(6) })\nfmt.Sprint(log) => \"[1 2 3 4 5]\"", "f(func(x r) { defer recover(); panic(7) }) !! panic: 7"},
	"methods by reflection":   {"type v struct{ a, b, c, d int; s string }\nfunc (x v) Sum(k int) int { return x.a + x.d + k }\nfunc (x *v) Inc() { x.a++ }\ntype p [1]*int\nfunc (x p) Get() int { return *x[0] }\ntype f func(int) int\nfunc (g f) Twice(n int) int { return g(g(n)) }", "n := 6\nvar i interface{ Get() int } = p{&n}\nfmt.Sprint(i.Get(), p{&n}.Get(), (&p{&n}).Get()) => \"6 6 6\"", "var w interface{ Twice(int) int } = f(func(n int) int { return n * 3 })\nw.Twice(2) => 18", "var s interface{ Sum(int) int } = v{a: 1, d: 2}\nsum := s.Sum\nsum(4) + s.Sum(10) => 20", "anon := struct { set }{set{\"k\": 2}}\ntype set map[string]int\nfunc (s set) Len() int { return len(s) }\nvar l interface{ Len() int } = anon\nl.Len() => 1"},
	"blank fields":            {"type b struct { _ int; a int; _ string; c string }\nfmt.Sprint(b{a: 1, c: \"x\"} == b{a: 1, c: \"x\"}, map[b]int{{a: 1}: 5}[b{a: 1}], any(b{}) == any(b{})) => \"true 5 true\""},
	"local type names":        {"type pair[T any] struct{ v T }\nfunc g[T any](x T) string { type l struct{ v T }; return fmt.Sprintf(\"%T %T\", l{x}, pair[l]{}) }", "g(1) + g(pair[string]{}) => \"main.l[int] main.pair[main.l[int]·1]main.l[main.pair[string]] main.pair[main.l[main.pair[string]]·1]\"", "fmt.Sprintf(\"%T %T %T\", struct{ pair[rune] }{}, pair[any]{}, pair[struct{ A []byte }]{}) => \"struct { main.pair[int32] } main.pair[interface {}] main.pair[struct { A []uint8 }]\""},
	"range func misuse":       {"func twice(yield func(int) bool) { yield(1); yield(2) }\nfor range twice { break } !! range function continued iteration after function for loop body returned false", "var kept func(int) bool\nfor range func(yield func(int) bool) { kept = yield } { }\nkept(1) !! range function continued iteration after whole loop exit"},
	"hidden types":            {"binary.BigEndian.Uint16([]byte{1, 2}) => 258", "var o binary.ByteOrder = binary.LittleEndian\nfmt.Sprint(o, o.Uint16([]byte{1, 2})) => \"LittleEndian 513\""},
	"recover needs defer":     {"func f() (s string) {\n\tdefer func() { s = fmt.Sprint(s, recover()) }()\n\tdefer func() { func() { s = fmt.Sprint(recover()) }() }()\n\tpanic(\"x\")\n}\nf() => \"<nil>x\""},
	"runtime error":           {"func f() (s string) { defer func() { err := recover().(error); s = err.Error() }(); var xs []int; return fmt.Sprint(xs[3]) }\nf() => \"runtime error: index out of range [3] with length 0\""},
	"defer in loop closure":   {"func f() (out []int) { for i := range 3 { defer func() { out = append(out, i) }() }; return nil }\nf() => [2 1 0]"},
	"range func defer":        {"func seq(yield func(int) bool) { for i := range 3 { if !yield(i) { return } } }\nfunc f() (out []int) { for i := range seq { defer func() { out = append(out, i*10) }() }; return nil }\nf() => [20 10 0]"},
	"goto and labels":         {"n := 0\nouter:\nfor i := range 10 {\n\tfor j := range 10 {\n\t\tswitch { case j == 5: continue outer; case i == 5: break outer }\n\t\tn++\n\t}\n}\nn => 25"},
	"closures share":          {"func pair() (func(), func() int) { n := 0; return func() { n++ }, func() int { return n } }\ninc, get := pair()\ninc()\ninc()\nget() => 2"},
	"struct values":           {"type v struct{ a [3]int; s string; p *int }\nx := v{[3]int{1, 2, 3}, \"s\", nil}\ny := x\ny.a[1] = 9\nfmt.Sprint(x.a, y.a, x == y) => \"[1 2 3] [1 9 3] false\"", "m := map[v]int{x: 1}\nm[x] => 1", "type w struct{ v; n int }\nz := w{x, 4}\nz.a[0] = 7\nfmt.Sprint(z.a, z.v.s, x.a) => \"[7 2 3]s[1 2 3]\""},
	"small ints":              {"var a uint8 = 200\nvar b int8 = -128\na += 100\nfmt.Sprint(a, -b, b-1, ^a, a<<1, int8(a), uint16(b)) => \"44 -128 127 211 88 44 65408\"", "var u uint64 = 1<<63 + 5\nu > 1<<63 => true", "u % 10 => 3", "uint32(u) + 1<<31 => 2147483653"},
	"floats":                  {"var f float32 = 16777216\nf + 1 == f => true", "x := 0.0\nfmt.Sprint(1/x, -1/x, x/x == x/x) => \"+Inf -Inf false\"", "int(3.99 * 100.0) => 399", "min(2.5, x) => 0"},
	"strings":                 {"s := \"héllo\"\nb := []byte(s)\nr := []rune(s)\nfmt.Sprint(len(s), len(r), string(r[1]), b[1], s[1:3], string(rune(228))) => \"6 5é195éä\"", "t := \"\"\nfor i, c := range \"aä€\" { t += fmt.Sprint(i, string(c), \" \") }\nt => \"0a 1ä 3€ \""},
	"switch on types":         {"type shape interface{ area() float64 }\ntype sq struct{ s float64 }\nfunc (s sq) area() float64 { return s.s * s.s }\nfunc (s *sq) grow() { s.s++ }", "func what(x any) string { switch v := x.(type) { case shape: return fmt.Sprint(\"shape \", v.area()); case interface{ grow() }: return \"grow\"; case nil: return \"nil\"; case func() int: return fmt.Sprint(v()); case []int, []string: return fmt.Sprintf(\"%T\", v) }; return \"?\" }", "fmt.Sprint(what(sq{2}), what(&sq{3}), what(nil), what(func() int { return 4 }), what([]string{}), what(1)) => \"shape 4shape 9nil4[]string?\""},
	"method values":           {"type acc struct{ n int }\nfunc (a *acc) add(k int) int { a.n += k; return a.n }\nfunc (a acc) get() int { return a.n }", "var a acc\nf, g, h := a.add, a.get, (*acc).add\nf(2)\nh(&a, 3)\nfmt.Sprint(a.n, g(), acc.get(a)) => \"5 0 5\"", "var i interface{ add(int) int } = &a\nk := i.add\nk(10) => 15"},
	"embedded interface":      {"type rev struct{ sort.Interface }\nfunc (r rev) Less(i, j int) bool { return r.Interface.Less(j, i) }", "xs := []int{1, 3, 2}\nsort.Sort(rev{sort.IntSlice(xs)})\nxs => [3 2 1]", "sort.Sort(sort.Reverse(rev{sort.IntSlice(xs)}))\nxs => [1 2 3]"},
	"recursive types":         {"type tree struct{ l, r *tree; v int; kids []tree; by map[string]tree; f func(tree) tree }\nfunc (t *tree) insert(v int) *tree { if t == nil { return &tree{v: v} }; if v < t.v { t.l = t.l.insert(v) } else { t.r = t.r.insert(v) }; return t }\nfunc (t *tree) walk(f func(int)) { if t != nil { t.l.walk(f); f(t.v); t.r.walk(f) } }", "var t *tree\nfor _, v := range []int{5, 2, 8, 1} { t = t.insert(v) }\nvar out []int\nt.walk(func(v int) { out = append(out, v) })\nout => [1 2 5 8]", "u := tree{kids: []tree{{v: 1}, {v: 2}}, by: map[string]tree{\"x\": {v: 3}}}\nu.kids[1].v + u.by[\"x\"].v => 5"},
	"generic methods":         {"type list[T any] struct{ head *node[T]; n int }\ntype node[T any] struct{ v T; next *node[T] }\nfunc (l *list[T]) push(v T) { l.head = &node[T]{v, l.head}; l.n++ }\nfunc (l *list[T]) all() iter.Seq[T] { return func(yield func(T) bool) { for n := l.head; n != nil; n = n.next { if !yield(n.v) { return } } } }", "var l list[string]\nl.push(\"a\")\nl.push(\"b\")\nslices.Collect(l.all()) => [\"b\" \"a\"]", "for v := range l.all() { if v == \"a\" { l.push(\"c\"); break } }\nl.n => 3"},
	"iterators":               {"slices.Sorted(maps.Keys(map[int]bool{3: true, 1: true})) => [1 3]", "var ws []string\nfor w := range strings.SplitSeq(\"a b c\", \" \") { ws = append(ws, w) }\nws => [\"a\" \"b\" \"c\"]", "slices.Collect(maps.Values(map[string]int{\"a\": 1})) => [1]", "m := maps.Clone(map[string]int{\"a\": 1})\nm[\"b\"] = 2\nlen(m) => 2"},
	"chan of struct":          {"type job struct{ id int; name string }\ntotal := 0\njobs, done := make(chan job, 2), make(chan struct{})\ngo func() { s := 0; for j := range jobs { s += j.id }; total = s; close(done) }()\njobs <- job{1, \"a\"}\njobs <- job{2, \"b\"}\nclose(jobs)\n<-done\ntotal => 3", "_, ok := <-jobs\nok => false", "jobs <- job{} !! send on closed channel"},
	"sync":                    {"var once sync.Once\nn := 0\nfor range 3 { once.Do(func() { n++ }) }\nn => 1", "var c atomic.Int64\nvar wg sync.WaitGroup\nfor range 50 { wg.Go(func() { c.Add(2) }) }\nwg.Wait()\nc.Load() => 100", "var mu sync.RWMutex\nmu.RLock()\nmu.RUnlock()\nmu.Lock()\nmu.TryLock() => false"},
	"parallel assignment":     {"a, b, c := 1, 2, 3\na, b, c = c, a, b\nfmt.Sprint(a, b, c) => \"3 1 2\"", "xs := []int{0, 1, 2}\ni := 0\ni, xs[i] = 2, 9\nfmt.Sprint(i, xs) => \"2 [9 1 2]\"", "func swap(n int) (int, int) { x, y := 1, 2; for range n { x, y = y, x }; return x, y }\nswap(3) => 2, 1"},
	"append aliasing":         {"a := make([]int, 3, 10)\nb := append(a, 1)\nc := append(a, 2)\nfmt.Sprint(b[3], c[3], len(a), cap(b)) => \"2 2 3 10\"", "type p struct{ s string; n int }\nps := []p{}\nfor i := range 5 { ps = append(ps, p{fmt.Sprint(i), i}) }\nps = append(ps[:1], ps[2:]...)\nps => [{s:\"0\" n:0} {s:\"2\" n:2} {s:\"3\" n:3} {s:\"4\" n:4}]"},
	"copy and clear":          {"a := []string{\"a\", \"b\", \"c\"}\nn := copy(a, a[1:])\nfmt.Sprint(n, a) => \"2 [b c c]\"", "clear(a)\na => [\"\" \"\" \"\"]"},
	"top level defer":         {"x := 1\ndefer func() { x = 5 }()\nx = 2", "x => 5"},
	"struct tags and func":    {"type cfg struct { F func(int) int; M map[string][]int }\nc := cfg{F: func(x int) int { return x * 2 }, M: map[string][]int{}}\nc.M[\"a\"] = append(c.M[\"a\"], c.F(4))\nc.M => map[\"a\":[8]]"},
	"variadic any":            {"func show(format string, args ...any) string { return fmt.Sprintf(format, args...) }\nshow(\"%d %s %v\", 1, \"a\", []int{1}) => \"1 a [1]\""},
	"stringer in a slice":     {"type c int\nfunc (x c) String() string { return [...]string{\"red\", \"blue\"}[x] }\nfmt.Sprint([]c{0, 1}, map[c]int{1: 2}) => \"[red blue] map[blue:2]\"", "[]c{1} => [blue]"},
	"complex":                 {"c := complex(3, 4)\nfmt.Sprint(cmplx.Abs(c), real(c), imag(c), c*c, c == complex(3, 4)) => \"5 3 4 (-7+24i) true\""},
	"time":                    {"d := 90 * time.Second\nd.String() => \"1m30s\"", "t := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)\nt.AddDate(1, 0, 0).Format(\"2006-01-02\") => \"2025-03-01\"", "t.Add(d).Sub(t) => 1m30s"},
	"gonum":                   {"a := mat.NewDense(2, 2, []float64{2, 0, 0, 4})\nvar inv mat.Dense\nerr := inv.Inverse(a)\nfmt.Sprint(inv.At(1, 1), err, stat.Mean([]float64{1, 2, 3}, nil)) => \"0.25 <nil> 2\""},
	"unnamed struct promotes": {"type base struct{ n int }\nfunc (b base) String() string { return fmt.Sprint(\"base \", b.n) }\nfunc (b *base) Inc() { b.n++ }", "x := struct{ base; s string }{base{3}, \"s\"}\nvar i interface{ Inc() } = &x\ni.Inc()\nfmt.Sprint(x) => \"base 4\"", "var s fmt.Stringer = x\ns.String() => \"base 4\""},
	"init and vars":           {"var a = 5\nvar b int\nfunc init() { b = a * 2 }\nb => 10"},
}

func TestRealTypes(t *testing.T) {
	for name, cells := range sequences {
		t.Run(name, func(t *testing.T) { enginetest.NewNotebook(t, newEngine).All(cells...) })
	}
}

func TestRecursionWithoutEndIsAnError(t *testing.T) {
	n := enginetest.NewNotebook(t, newEngine)
	n.All(
		"func f(n int) int { return f(n+1) + 1 }\nf(0) !! stack overflow",
		"func safe() (s string) { defer func() { s = fmt.Sprint(recover() != nil) }(); f(0); return \"\" }\nsafe() => \"true\"",
		"func deep(n int) int { if n == 0 { return 0 }; return deep(n-1) + 1 }\ndeep(100000) => 100000",
		"func through(xs []int) { sort.Slice(xs, func(i, j int) bool { through([]int{1, 2, 3}); return xs[i] < xs[j] }) }\nthrough([]int{3, 1, 2}) !! stack overflow",
		"1 + 1 => 2",
	)
}

func TestInterruptEndsWaiting(t *testing.T) {
	for _, src := range []string{
		"println(1)\ntime.Sleep(time.Hour)",
		"var mu sync.Mutex\nmu.Lock()\nprintln(1)\nmu.Lock()",
		"var wg sync.WaitGroup\nwg.Add(1)\nprintln(1)\nwg.Wait()",
		"c := make(chan int)\nprintln(1)\nfor range c { }",
		"c := make(chan string)\nprintln(1)\nc <- \"a\"",
		"c, d := make(chan int), make(chan [3]int)\nprintln(1)\nselect { case <-c: case d <- [3]int{}: }",
		"slices.SortFunc(make([]int, 1000), func(a, b int) int { println(1); for { } })",
		"sort.Slice(make([]int, 1000), func(a, b int) bool { println(1); for { } })",
		"func f() { defer func() { recover() }(); println(1); for { } }\nfor { f() }",
		"for i := range 3 { go func() { for { _ = i } }() }\nprintln(1)\nselect { }",
	} {
		start := time.Now()
		if err := enginetest.NewNotebook(t, newEngine).Interrupt(src); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", src, err)
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%q took %v", src, d)
		}
	}
}

func TestPanicInCallbackNamesItsLine(t *testing.T) {
	n := enginetest.NewNotebook(t, newEngine).WithContext()
	_, err := n.Run("c", "xs := []int{1, 0}\nys := rdd.Map(rdd.Parallelize(sc, xs), func(x int) int {\n\treturn 10 / x\n})\nys.Collect()")
	var p *engine.Panic
	if !errors.As(err, &p) {
		t.Fatalf("error %v", err)
	}
	if !strings.Contains(p.Message, "integer divide by zero") || len(p.Trace) < 2 || p.Trace[0].Line != 3 || p.Trace[len(p.Trace)-1].Line != 5 {
		t.Errorf("%s: trace %+v", p.Message, p.Trace)
	}
}

func TestRefusalNamesItsLine(t *testing.T) {
	const name = "sync.OnceValue" // as if it had been forgotten
	known := generics[name]
	delete(generics, name)
	t.Cleanup(func() { generics[name] = known })
	enginetest.NewNotebook(t, newEngine).All("x := 1", "x = 2\nf := sync.OnceValue(func() int { return 1 })\nf() !! typed engine cannot run", "x => 1")
	n := enginetest.NewNotebook(t, newEngine)
	_, err := n.Run("c", "x := 1\nx++\nf := sync.OnceValue(func() int { return 1 })\nfmt.Println(f())")
	var r *engine.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("error %v", err)
	}
	if d := r.Diagnostics[0]; d.Line != 4 && d.Line != 3 {
		t.Errorf("at line %d: %s", d.Line, d.Message)
	}
}
