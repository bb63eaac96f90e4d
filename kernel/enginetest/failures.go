package enginetest

// failures are errors, panics, and what is left of a cell that did not end.
var failures = map[string][]string{
	"recover of a called function": {"func helper() any { return recover() }\nfunc f() (s string) { defer func() { if r := recover(); r != nil { s = fmt.Sprint(\"outer \", r) } }(); defer func() { helper() }(); panic(\"x\") }", "f() => \"outer x\""},
	"half done":                    {"a := 1\nb := []int{1, 2}\ni := 5\nc := b[i]\nd := 4 !! index out of range", "a + b[1] => 3", "fmt.Sprint(c, d) => \"0 0\"", "d = 7\nd => 7"},
	"half done in a loop":          {"var seen []int\nfor i := range 10 { if i == 3 { panic(\"stop\") }; seen = append(seen, i) } !! panic: stop", "seen => [0 1 2]"},
	"functions of a failed cell":   {"func f() int { return 5 }\ntype T struct{ a int }\nfunc (t T) Get() int { return t.a }\nx := T{f()}\npanic(\"late\") !! late", "x.Get() + f() => 10"},
	"nothing of a wrong cell":      {"x := 1", "x = 2\nvar y int = \"a\" !! cannot use \"a\"", "x => 1", "y !! undefined: y"},
	"imports of a failed cell":     {"import str \"strings\"\nstr.ToUpper(\"a\")\npanic(1) !! panic: 1", "str.ToLower(\"B\") => \"b\""},
	"deferred of a failed cell":    {"log := \"\"\ndefer func() { log += \"deferred\" }()\npanic(\"x\") !! x", "log => \"deferred\""},
	"panic values":                 {"panic(\"text\") !! panic: text", "panic(42) !! panic: 42", "panic(errors.New(\"an error\")) !! an error", "panic(fmt.Sprintf(\"n=%d\", 3)) !! n=3", "var e error\npanic(e) !! nil"},
	"runtime errors":               {"var p *struct{ n int }\np.n !! nil pointer dereference", "xs := []int{1, 2}\nxs[:5] !! slice bounds out of range", "z := 0\n1 / z !! integer divide by zero", "1 % z !! integer divide by zero", "var x any = \"s\"\nx.(int) !! interface conversion", "var f func()\nf() !! nil pointer dereference", "xs[2] !! index out of range", "[3]int{}[xs[1]+1] !! index out of range", "\"abc\"[xs[1]+5] !! index out of range"},
	"recover":                      {"func safe(f func()) (err error) { defer func() { if r := recover(); r != nil { err = fmt.Errorf(\"recovered: %v\", r) } }(); f(); return nil }", "safe(func() { panic(\"boom\") }) => recovered: boom", "safe(func() { var m map[int]int; m[3] = 1 }) => recovered: assignment to entry in nil map", "safe(func() {}) => <nil>", "safe(func() { safe(func() { panic(1) }); panic(2) }) => recovered: 2"},
	"recover and panic again":      {"func f() { defer func() { r := recover(); panic(fmt.Sprint(r, \" again\")) }(); panic(\"first\") }", "f() !! first again", "1 => 1"},
	"wrapping":                     {"var ErrNotFound = errors.New(\"not found\")\nfunc find(k string) error { return fmt.Errorf(\"find %q: %w\", k, ErrNotFound) }", "err := find(\"x\")\nerr => find \"x\": not found", "errors.Is(err, ErrNotFound) => true", "errors.Unwrap(err) == ErrNotFound => true", "errors.Is(err, io.EOF) => false", "errors.Join(err, io.EOF) => find \"x\": not found\nEOF"},
	"error types":                  {"type parseError struct { line int; msg string }\nfunc (e *parseError) Error() string { return fmt.Sprintf(\"line %d: %s\", e.line, e.msg) }\nfunc parse(ok bool) error { if ok { return nil }; return fmt.Errorf(\"parse: %w\", &parseError{3, \"bad\"}) }", "parse(true) => <nil>", "var pe *parseError\nerrors.As(parse(false), &pe) => true", "pe.line => 3", "parse(false) => parse: line 3: bad"},
	"typed nil":                    {"type myErr struct{}\nfunc (e *myErr) Error() string { return \"my\" }\nfunc bad() error { var e *myErr; return e }", "bad() == nil => false", "func good() error { return nil }\ngood() == nil => true"},
	"exhausted":                    {"func must[T any](v T, err error) T { if err != nil { panic(err) }; return v }", "must(strconv.Atoi(\"12\")) => 12", "must(strconv.Atoi(\"x\")) !! invalid syntax", "must(time.ParseDuration(\"1h\")) => 1h0m0s"},
	"compile errors":               {"x := 1\nx + \"a\" !! mismatched types", "undefined1 !! undefined: undefined1", "func f() int { } !! missing return", "var s string = 5 !! cannot use 5", "for i := range 3 { j := i } !! declared and not used: j", "x := 1\nx.y !! x.y undefined", "x := 1\nx() !! cannot call", "return 5 !! too many return values", "strings.Upper(\"a\") !! undefined: strings.Upper", "x := 1\n1 = x !! cannot assign"},
	"all errors at once":           {"a := undef1\nb := undef2 !! undef2"},
	"break outside":                {"break !! break", "continue !! continue", "goto nowhere !! nowhere", "unused:\nx := 1 !! label unused d"},
	"errors in the middle":         {"func g(n int) (int, error) { if n > 2 { return 0, fmt.Errorf(\"%d is too many\", n) }; return n, nil }\nsum := 0\nfor i := range 5 { v, err := g(i); if err != nil { fmt.Println(err); continue }; sum += v }\nsum => 3"},
	"sentinel in a switch":         {"var a, b = errors.New(\"a\"), errors.New(\"b\")\nfunc which(err error) string { switch { case errors.Is(err, a): return \"A\"; case errors.Is(err, b): return \"B\" }; return \"?\" }\nwhich(fmt.Errorf(\"x: %w\", b)) + which(a) + which(nil) => \"BA?\""},
	"panics with own errors": {
		`type bad struct { code int }
func (b bad) Error() string { return fmt.Sprint("code ", b.code) }
func caught(f func()) (r any) { defer func() { r = recover() }(); f(); return }`,
		`b, ok := caught(func() { panic(bad{3}) }).(bad)
fmt.Sprint(b.code, ok) => "3 true"`,
		`err, ok := caught(func() { panic(&bad{4}) }).(error)
fmt.Sprint(err, ok) => "code 4 true"`,
		`kind := func(x any) string { switch x := x.(type) { case *bad: return "pointer"; case bad: return "bad"; case error: return x.Error(); case nil: return "nil" }; return "other" }
kind(caught(func() { panic(bad{1}) })) + kind(caught(func() { panic(&bad{1}) })) + kind(caught(func() { panic(io.EOF) })) + kind(caught(func() {})) => "badpointerEOFnil"`,
		`caught(func() { panic(bad{3}) }) == any(bad{3}) => true`,
		`panic(bad{5}) !! code 5`,
	},
}
