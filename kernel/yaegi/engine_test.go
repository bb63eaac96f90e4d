package yaegi

import (
	"context"
	"errors"
	"strings"
	"testing"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/universe"
)

// notebook runs cells one after another as a kernel does.
type notebook struct {
	t       *testing.T
	session *front.Session
	engine  *Engine
	printed strings.Builder
}

var sharedUniverse *universe.Universe

func newNotebook(t *testing.T) *notebook {
	t.Helper()
	if sharedUniverse == nil {
		u, err := universe.Load()
		if err != nil {
			t.Fatal(err)
		}
		sharedUniverse = u
	}
	n := &notebook{t: t, session: front.NewSession(sharedUniverse)}
	e, err := New(sharedUniverse, n.session, Options{Print: func(text string) { n.printed.WriteString(text) }})
	if err != nil {
		t.Fatal(err)
	}
	n.engine = e
	return n
}

// run checks and runs one cell and returns the text of its value.
func (n *notebook) run(id, src string) (string, error) {
	c, diags := n.session.Check(id, src, false)
	if len(diags) > 0 {
		var msgs []string
		for _, d := range diags {
			msgs = append(msgs, d.String())
		}
		return "", errors.New("compile: " + strings.Join(msgs, "; "))
	}
	res, err := n.engine.Run(context.Background(), c)
	var refusal *engine.Refusal
	if !errors.As(err, &refusal) {
		n.session.Commit(c)
	}
	return res.Text, err
}

// Each sequence of cells shows the values behind "=> "; "!! " begins a part of the expected error.
var sequences = map[string][]string{
	"one plus one":      {"1 + 1 => 2"},
	"float":             {"x, y := 0.1, 0.2\nx + y => 0.30000000000000004", "0.1 + 0.2 => 0.3", "10 * x => 1", "1.0 / 3 => 0.3333333333333333"},
	"string":            {"s := \"a\" + \"b\"\ns => \"ab\"", "len(s) => 2", "strings.ToUpper(s) => \"AB\""},
	"values live on":    {"x := 1", "x++", "x += 5\nx => 7"},
	"redeclare type":    {"x := 1", "x := \"one\"\nx => \"one\"", "x := []int{1, 2}\nx => [1 2]"},
	"shadow itself":     {"n := 20", "n := n + 1", "n => 21"},
	"function":          {"func double(x int) int { return 2 * x }", "double(21) => 42"},
	"late binding":      {"func f(x int) int { return x + 1 }", "func g(x int) int { return f(x) * 10 }", "g(1) => 20", "func f(x int) int { return x + 100 }", "g(1) => 1010"},
	"recursion":         {"func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }\nfib(15) => 610"},
	"mutual recursion":  {"func even(n int) bool { if n == 0 { return true }; return odd(n - 1) }\nfunc odd(n int) bool { if n == 0 { return false }; return even(n - 1) }\neven(10) => true"},
	"closures":          {"counter := func() func() int { n := 0; return func() int { n++; return n } }()\ncounter()\ncounter() => 2", "counter() => 3"},
	"loop variable":     {"var fs []func() int\nfor i := 0; i < 3; i++ { fs = append(fs, func() int { return i }) }\nfs[0]() + 10*fs[1]() + 100*fs[2]() => 210"},
	"loop var range":    {"var fs []func() int\nfor i, v := range []int{5, 6, 7} { fs = append(fs, func() int { return i + v }) }\nfs[0]() + fs[2]() => 14"},
	"range int":         {"s := 0\nfor i := range 10 { s += i }\ns => 45", "k := 0\nfor range 3 { k++ }\nk => 3"},
	"range string":      {"n := 0\nfor i, r := range \"aé\" { n += i*100 + int(r) }\nn => 430"},
	"range map":         {"m := map[string]int{\"a\": 1, \"b\": 2}\ns := 0\nfor _, v := range m { s += v }\ns => 3", "m => map[\"a\":1 \"b\":2]"},
	"range func":        {"func upTo(n int) func(func(int) bool) { return func(yield func(int) bool) { for i := range n { if !yield(i) { return } } } }", "s := 0\nfor x := range upTo(10) { if x == 2 { continue }; if x == 5 { break }; s += x }\ns => 8", "func find(n int) int { for x := range upTo(100) { if x*x > n { return x } }; return -1 }\nfind(50) => 8"},
	"labelled":          {"n := 0\nouter:\nfor i := range 5 { for j := range 5 { if j == 3 { continue outer }; if i == 3 { break outer }; n++ } }\nn => 9"},
	"switch":            {"func kind(x int) string { switch { case x < 0: return \"neg\"; case x == 0: return \"zero\"; default: return \"pos\" } }\nkind(-1) + kind(0) + kind(1) => \"negzeropos\"", "func day(d string) int { switch d { case \"sat\", \"sun\": return 0; case \"fri\": fallthrough; case \"thu\": return 1 }; return 2 }\nday(\"sun\")*100 + day(\"fri\")*10 + day(\"mon\") => 12"},
	"type switch":       {"func what(x any) string { switch v := x.(type) { case nil: return \"nil\"; case int: return \"int\" + strconv.Itoa(v); case string: return \"string\" + v; case error: return \"error\" + v.Error(); case []int: return \"ints\" }; return \"other\" }", "what(1) + what(\"a\") + what(errors.New(\"e\")) + what(nil) + what([]int{}) + what(2.5) => \"int1stringaerrorenilintsother\""},
	"assertion":         {"var x any = 5\nn, ok := x.(int)\nfmt.Sprint(n, ok) => \"5 true\"", "_, ok := x.(string)\nok => false", "x.(string) !! interface conversion: interface {} is int, not string"},
	"struct":            {"type point struct { X, Y int }", "p := point{1, 2}\np => point{X:1 Y:2}", "p.X, p.Y = p.Y, p.X\np => point{X:2 Y:1}", "&p => &point{X:2 Y:1}"},
	"methods":           {"type point struct { X, Y float64 }\nfunc (p point) Norm() float64 { return math.Sqrt(p.X*p.X + p.Y*p.Y) }\nfunc (p *point) Scale(k float64) { p.X *= k; p.Y *= k }", "p := point{3, 4}\np.Scale(2)\np.Norm() => 10", "f := p.Norm\np.Scale(2)\nf() => 10", "point.Norm(p) => 20"},
	"stringer":          {"type celsius float64\nfunc (c celsius) String() string { return fmt.Sprintf(\"%.1f°\", float64(c)) }", "celsius(20) => 20.0°", "fmt.Sprint(celsius(20.5)) => \"20.5°\"", "fmt.Sprintf(\"%v|%s\", celsius(1), celsius(2)) => \"1.0°|2.0°\""},
	"error type":        {"type myErr struct { Code int }\nfunc (e *myErr) Error() string { return fmt.Sprint(\"code \", e.Code) }\nfunc try() error { return &myErr{7} }", "try() => code 7", "var target *myErr\nif e, ok := try().(*myErr); ok { target = e }\ntarget.Code => 7"},
	"embedding":         {"type base struct { Name string }\nfunc (b base) Hello() string { return \"hi \" + b.Name }\ntype derived struct { base; Age int }", "d := derived{base{\"ann\"}, 3}\nd.Hello() + d.Name => \"hi annann\"", "var h interface{ Hello() string } = d\nh.Hello() => \"hi ann\""},
	"interface":         {"type shape interface { Area() float64 }\ntype sq struct { s float64 }\ntype rect struct { a, b float64 }\nfunc (s sq) Area() float64 { return s.s * s.s }\nfunc (r rect) Area() float64 { return r.a * r.b }", "total := 0.0\nfor _, s := range []shape{sq{2}, rect{2, 3}} { total += s.Area() }\ntotal => 10"},
	"generic function":  {"func Map[T, U any](xs []T, f func(T) U) []U { var out []U; for _, x := range xs { out = append(out, f(x)) }; return out }", "Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat(\"x\", i) }) => [\"x\" \"xx\" \"xxx\"]", "Map([]string{\"a\", \"bb\"}, func(s string) int { return len(s) }) => [1 2]"},
	"generic type":      {"type Stack[T any] struct { items []T }\nfunc (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }\nfunc (s *Stack[T]) Pop() T { x := s.items[len(s.items)-1]; s.items = s.items[:len(s.items)-1]; return x }", "var s Stack[string]\ns.Push(\"a\")\ns.Push(\"b\")\ns.Pop() => \"b\""},
	"constraints":       {"type num interface { ~int | ~float64 }\nfunc Sum[T num](xs ...T) T { var s T; for _, x := range xs { s += x }; return s }", "Sum(1, 2, 3) => 6", "Sum(1.5, 2) => 3.5"},
	"min max clear":     {"min(3, 1, 2) => 1", "max(2.5, 1) => 2.5", "a, b := 3, 9\nmax(a, b) - min(a, b) => 6", "m := map[int]int{1: 1}\nclear(m)\nlen(m) => 0"},
	"slices":            {"xs := []int{3, 1, 2}\nslices.Sort(xs)\nxs => [1 2 3]", "slices.Contains(xs, 2) => true", "slices.Max(xs) => 3", "slices.Index(xs, 3) => 2", "slices.SortFunc(xs, func(a, b int) int { return b - a })\nxs => [3 2 1]", "slices.Reverse(xs)\nxs => [1 2 3]"},
	"maps":              {"m := map[string]int{\"b\": 2, \"a\": 1}\nslices.Sorted(maps.Keys(m)) => [\"a\" \"b\"]", "cmp.Compare(1, 2) => -1"},
	"sort":              {"ws := []string{\"ccc\", \"a\", \"bb\"}\nsort.Slice(ws, func(i, j int) bool { return len(ws[i]) < len(ws[j]) })\nws => [\"a\" \"bb\" \"ccc\"]"},
	"sort interface":    {"type byLen []string\nfunc (b byLen) Len() int { return len(b) }\nfunc (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }\nfunc (b byLen) Swap(i, j int) { b[i], b[j] = b[j], b[i] }", "ws := []string{\"ccc\", \"a\", \"bb\"}\nsort.Sort(byLen(ws))\nws => [\"a\" \"bb\" \"ccc\"]"},
	"defer":             {"func f() (s string) { defer func() { s += \"z\" }(); for i := 0; i < 3; i++ { defer func(n int) { s += strconv.Itoa(n) }(i) }; return \"a\" }\nf() => \"a210z\""},
	"recover":           {"func safe() (msg string) { defer func() { if r := recover(); r != nil { msg = fmt.Sprint(\"caught \", r) } }(); panic(\"boom\") }\nsafe() => \"caught boom\""},
	"panic":             {"func f() { panic(\"boom\") }", "x := 1\nf() !! panic: boom", "1 => 1"},
	"index panic":       {"xs := []int{1}\ni := 5\nxs[i] !! index out of range", "2 => 2"},
	"nil map":           {"var m map[string]int\nm[\"a\"] = 1 !! assignment to entry in nil map"},
	"division":          {"a, b := 1, 0\na / b !! integer divide by zero", "7 / 2 => 3"},
	"error result":      {"errors.New(\"bad\") => bad", "strconv.Atoi(\"12\") => 12, <nil>"},
	"multiple return":   {"func two() (int, string) { return 1, \"a\" }\ntwo() => 1, \"a\"", "a, b := two()\nb => \"a\""},
	"swap":              {"a, b := 1, 2\na, b = b, a\nfmt.Sprint(a, b) => \"2 1\"", "xs := []int{1, 2, 3}\nxs[0], xs[2] = xs[2], xs[0]\nxs => [3 2 1]"},
	"map of struct":     {"type p struct { a int }\nm := map[string]p{\"x\": {1}}\nm[\"x\"].a => 1", "ps := []*p{{1}, {2}}\nps[1].a => 2"},
	"map update":        {"m := map[string]int{}\nfor _, w := range strings.Fields(\"a b a\") { m[w]++ }\nm => map[\"a\":2 \"b\":1]", "m[\"a\"] += 10\nm[\"a\"] => 12", "v, ok := m[\"zz\"]\nfmt.Sprint(v, ok) => \"0 false\""},
	"goroutines":        {"var wg sync.WaitGroup\nvar mu sync.Mutex\ntotal := 0\nfor i := range 10 { wg.Add(1); go func() { defer wg.Done(); mu.Lock(); defer mu.Unlock(); total += i }() }\nwg.Wait()\ntotal => 45"},
	"channels":          {"ch := make(chan int)\ngo func() { for i := range 3 { ch <- i }; close(ch) }()\ns := 0\nfor v := range ch { s += v }\ns => 3"},
	"select":            {"ch := make(chan int, 1)\nch <- 4\nr := 0\nselect { case v := <-ch: r = v; default: r = -1 }\nr => 4"},
	"select loop":       {"data, quit := make(chan int), make(chan bool)\ngo func() { for i := range 5 { data <- i }; quit <- true }()\ns := 0\nloop:\nfor { select { case v, ok := <-data: if ok { s += v }; case <-quit: break loop } }\ns => 10", "out := make(chan string, 1)\nselect { case out <- \"x\": default: }\n<-out => \"x\"", "select { case m := <-out: fmt.Println(m); default: s = -1 }\ns => -1", "select { case <-time.After(time.Millisecond): s = 7 }\ns => 7"},
	"constants":         {"const (\n\tA = iota\n\tB\n\tC\n)\nB + C => 3", "const big = 1 << 40\nbig >> 38 => 4", "time.Duration(1500) * time.Millisecond => 1.5s"},
	"named constants":   {"type color int\nconst (\n\tred color = iota\n\tgreen\n)\nfunc (c color) String() string { return [...]string{\"red\", \"green\"}[c] }\ngreen => green"},
	"variadic":          {"func sum(xs ...int) int { s := 0; for _, x := range xs { s += x }; return s }\nsum(1, 2, 3) + sum([]int{4, 5}...) => 15"},
	"shadowing":         {"x := 1\nif x := 2; x > 1 { x++ }\nx => 1"},
	"bytes":             {"string([]byte(\"abc\")[1:]) => \"bc\"", "[]rune(\"é\")[0] => 233"},
	"complex":           {"c := complex(1, 2)\nreal(c * c) => -3"},
	"anonymous struct":  {"v := struct { A int; B string }{1, \"x\"}\nv.B => \"x\""},
	"function values":   {"ops := map[string]func(float64, float64) float64{\"add\": func(a, b float64) float64 { return a + b }}\nops[\"add\"](1, 2) => 3", "compose := func(f, g func(int) int) func(int) int { return func(x int) int { return g(f(x)) } }\ninc := func(x int) int { return x + 1 }\ncompose(inc, inc)(1) => 3"},
	"closure late":      {"counts := map[string]int{}\nfunc add(w string) { counts[w]++ }\nadd(\"a\")\nadd(\"a\")\ncounts => map[\"a\":2]"},
	"init":              {"var ready bool\nfunc init() { ready = true }\nready => true"},
	"strings builder":   {"var b strings.Builder\nb.WriteString(\"a\")\nfmt.Fprintf(&b, \"%d\", 5)\nb.String() => \"a5\""},
	"matrix":            {"a := mat.NewDense(2, 2, []float64{1, 2, 3, 4})\nvar b mat.Dense\nb.Mul(a, a)\nb.At(0, 0) => 7"},
	"json":              {"type p struct { Name string `json:\"name\"`; Age int }\nb, _ := json.Marshal(p{\"a\", 2})\nstring(b) => \"{\\\"name\\\":\\\"a\\\",\\\"Age\\\":2}\""},
	"refused assertion": {"type celsius float64", "var x any = 1.5\nx.(float64) => 1.5", "x = celsius(2) !! as an interface value", "x.(celsius) !! cannot tell"},
	"file order":        {"var a = f() + c\nvar b = 5\nconst c = len(d)\nvar d [3]int\nfunc f() int { return b * 10 }", "a => 53"},
	"enum beside int":   {"type state int\nconst ( idle state = iota; busy )\nfunc (s state) String() string { return []string{\"idle\", \"busy\"}[s] }", "var v any = 3\nv.(int) => 3", "fmt.Sprint(busy, idle) => \"busy idle\"", "fmt.Sprintf(\"%v %d %s|%5s|\", busy, busy, idle, idle) => \"busy 1 idle| idle|\""},
	"lost in interface": {"type state int\nvar x any = state(1)", "x.(int) !! cannot tell the type from state"},
	"user error chain":  {"type missing struct { key string }\nfunc (m missing) Error() string { return \"missing \" + m.key }\ntype layer struct { err error }\nfunc (l *layer) Error() string { return \"layer: \" + l.err.Error() }\nfunc (l *layer) Unwrap() error { return l.err }", "var err error = fmt.Errorf(\"outer: %w\", &layer{missing{\"k\"}})\nvar m missing\nerrors.As(err, &m) => true", "m.key => \"k\"", "var l *layer\nerrors.As(err, &l) && l.err.Error() == \"missing k\" => true", "base := errors.New(\"base\")\nerrors.Is(&layer{fmt.Errorf(\"x: %w\", base)}, base) => true", "errors.Is(err, base) => false"},
	"print structs":     {"type inner struct { a int; B string }\ntype outer struct { in inner; ps []*inner; m map[string]inner }", "o := outer{inner{1, \"x\"}, nil, map[string]inner{\"k\": {2, \"y\"}}}\nfmt.Sprintf(\"%v %+v\", o, o) => \"{{1 x} [] map[k:{2 y}]} {in:{a:1 B:x} ps:[] m:map[k:{a:2 B:y}]}\"", "fmt.Sprintf(\"%T %T %T %#v\", o, &o, []inner{}, o.in) => \"main.outer *main.outer []main.inner main.inner{a:1, B:\\\"x\\\"}\"", "fmt.Sprint(&o.in, []any{o.in, 1, \"s\"}) => \"&{1 x} [{1 x} 1 s]\""},
	"interfaces asked":  {"type shape interface { Area() float64 }\ntype named interface { Name() string }\ntype sq struct { s float64 }\nfunc (s sq) Area() float64 { return s.s * s.s }\nfunc (s *sq) Name() string { return \"sq\" }", "var x any = sq{2}\n_, ok := x.(shape)\nok => true", "_, ok = x.(named)\nok => false", "x = &sq{3}\nx.(named).Name() => \"sq\"", "type tri struct { h float64 }\nfunc (t tri) Area() float64 { return t.h }", "x = tri{7}\nx.(shape).Area() => 7", "var s shape = tri{1}\n_, isSq := s.(sq)\nisSq => false", "s.(tri).h => 1"},
	"nil":               {"var p *int\np == nil => true", "var e error\ne => <nil>"},
	"arrays":            {"a := [3]int{1, 2, 3}\nb := a\nb[0] = 9\na => [1 2 3]"},
	"pointers":          {"x := 1\np := &x\n*p = 5\nx => 5", "*p += 2\nx => 7"},
	"goto":              {"func f() int { i := 0\nagain:\n\ti++\n\tif i < 5 { goto again }\n\treturn i }\nf() => 5"},
	"bits":              {"x := uint8(250)\nx += 10\nx => 4", "y := 1\ny <<= 3\ny ^ 1 => 9", "^0 => -1", "-7 % 3 => -1"},
	"float formats":     {"fmt.Sprintf(\"%.3f %5d|%-5s|%q\", 1.0/3, 42, \"ab\", \"q\") => \"0.333    42|ab   |\\\"q\\\"\""},
	"func type":         {"type op func(int) int\nfunc apply(o op, x int) int { return o(x) }\napply(func(x int) int { return -x }, 3) => -3"},
	"struct compare":    {"type k struct { a, b int }\nm := map[k]string{{1, 2}: \"x\"}\nm[k{1, 2}] => \"x\"", "k{1, 2} == k{1, 2} => true"},
	"copy in range":     {"xs := []int{1, 2, 3}\nfor i := range xs { xs[i] *= xs[i] }\nxs => [1 4 9]"},
	"nested closures":   {"adders := []func(int) int{}\nfor _, k := range []int{1, 10} { adders = append(adders, func(x int) int { return x + k }) }\nadders[0](1) + adders[1](1) => 13"},
	"method on slice":   {"type vec []float64\nfunc (v vec) dot(w vec) float64 { s := 0.0; for i := range v { s += v[i] * w[i] }; return s }\nvec{1, 2}.dot(vec{3, 4}) => 11"},
	"linked list":       {"type node struct { v int; next *node }\nvar head *node\nfor i := range 3 { head = &node{i, head} }\ns := 0\nfor n := head; n != nil; n = n.next { s = s*10 + n.v }\ns => 210"},
	"heap":              {"type ints []int\nfunc (h ints) Len() int { return len(h) }\nfunc (h ints) Less(i, j int) bool { return h[i] < h[j] }\nfunc (h ints) Swap(i, j int) { h[i], h[j] = h[j], h[i] }\nfunc (h *ints) Push(x any) { *h = append(*h, x.(int)) }\nfunc (h *ints) Pop() any { old := *h; n := len(old); x := old[n-1]; *h = old[:n-1]; return x }", "h := &ints{5, 2, 8}\nheap.Init(h)\nheap.Push(h, 1)\nfmt.Sprint(heap.Pop(h), heap.Pop(h)) => \"1 2\""},
}

func TestSequences(t *testing.T) {
	for name, cells := range sequences {
		t.Run(name, func(t *testing.T) {
			newNotebook(t).all(cells)
		})
	}
}

// all runs cells in the notation of the sequences.
func (n *notebook) all(cells []string) {
	n.t.Helper()
	for i, cell := range cells {
		src, want, hasValue := strings.Cut(cell, " => ")
		wantErr := ""
		if !hasValue {
			src, wantErr, _ = strings.Cut(cell, " !! ")
		}
		got, err := n.run("c", src)
		switch {
		case err != nil && (wantErr == "" || !strings.Contains(err.Error(), wantErr)):
			n.t.Fatalf("cell %d:\n%s\nerror: %v", i, src, err)
		case err == nil && wantErr != "":
			n.t.Fatalf("cell %d:\n%s\nno error, want %q; value %s", i, src, wantErr, got)
		case hasValue && got != want:
			n.t.Errorf("cell %d:\n%s\ngot  %s\nwant %s", i, src, got, want)
		}
	}
}
