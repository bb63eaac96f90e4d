package enginetest

// concurrency is about goroutines and channels, over several cells too.
var concurrency = map[string][]string{
	"channel between cells":      {"ch := make(chan int)\ndone := make(chan int)", "go func() { s := 0; for v := range ch { s += v }; done <- s }()", "for i := range 5 { ch <- i }", "close(ch)\n<-done => 10"},
	"goroutine outlives a cell":  {"ask, answer := make(chan string), make(chan string)\ngo func() { for q := range ask { answer <- strings.ToUpper(q) } }()", "ask <- \"a\"\n<-answer => \"A\"", "n := 0\nfor range 50 { ask <- \"b\"; if <-answer == \"B\" { n++ } }\nn => 50", "close(ask)"},
	"worker pool":                {"type job struct { id, n int }\ntype result struct { id, sum int }\njobs, results := make(chan job), make(chan result)\nvar wg sync.WaitGroup", "for range 3 { wg.Add(1); go func() { defer wg.Done(); for j := range jobs { s := 0; for i := range j.n { s += i }; results <- result{j.id, s} } }() }\ngo func() { wg.Wait(); close(results) }()", "go func() { for i := range 6 { jobs <- job{i, i * 10} }; close(jobs) }()\ntotal := 0\nfor r := range results { total += r.sum * (r.id + 1) }\ntotal => 13650"},
	"pipeline":                   {"func gen(n int) <-chan int { out := make(chan int); go func() { defer close(out); for i := range n { out <- i } }(); return out }\nfunc sq(in <-chan int) <-chan int { out := make(chan int); go func() { defer close(out); for v := range in { out <- v * v } }(); return out }", "s := 0\nfor v := range sq(sq(gen(5))) { s += v }\ns => 354"},
	"sieve of goroutines":        {"func filter(in <-chan int, p int) <-chan int { out := make(chan int); go func() { for v := range in { if v%p != 0 { out <- v } }; close(out) }(); return out }", "src := make(chan int)\ngo func() { for i := 2; i < 40; i++ { src <- i }; close(src) }()\nvar primes []int\nvar in <-chan int = src\nfor p := range in { primes = append(primes, p); in = filter(in, p); if p > 20 { break } }\nprimes[0] => 2"},
	"select":                     {"a, b := make(chan int, 1), make(chan string, 1)\npick := func() string { select { case v := <-a: return fmt.Sprint(\"a\", v); case s := <-b: return \"b\" + s; default: return \"none\" } }", "pick() => \"none\"", "a <- 1\npick() => \"a1\"", "b <- \"x\"\npick() => \"bx\"", "close(a)\nv, ok := <-a\nfmt.Sprint(v, ok) => \"0 false\""},
	"select sends":               {"ch := make(chan int, 1)\nsent := 0\nfor i := range 5 { select { case ch <- i: sent++; default: <-ch } }\nsent => 3"},
	"select with a timeout":      {"ch := make(chan int)\nselect { case <-ch: fmt.Println(\"no\"); case <-time.After(time.Millisecond): }", "ctx, cancel := context.WithCancel(context.Background())\ncancel()\n<-ctx.Done()\nctx.Err() => context canceled"},
	"mutex":                      {"type counter struct { mu sync.Mutex; n map[string]int }\nfunc (c *counter) inc(k string) { c.mu.Lock(); defer c.mu.Unlock(); c.n[k]++ }", "c := counter{n: map[string]int{}}\nvar wg sync.WaitGroup\nfor i := range 100 { wg.Add(1); go func() { defer wg.Done(); c.inc([]string{\"even\", \"odd\"}[i%2]) }() }\nwg.Wait()\nc.n => map[\"even\":50 \"odd\":50]"},
	"atomic and once":            {"var n atomic.Int64\nvar once sync.Once\nruns := 0\nvar wg sync.WaitGroup\nfor range 40 { wg.Add(1); go func() { defer wg.Done(); n.Add(2); once.Do(func() { runs++ }) }() }\nwg.Wait()\nfmt.Sprint(n.Load(), runs) => \"80 1\""},
	"results in order":           {"out := make([]int, 20)\nvar wg sync.WaitGroup\nfor i := range out { wg.Add(1); go func() { defer wg.Done(); out[i] = i * i }() }\nwg.Wait()\nout[19] + out[3] => 370"},
	"semaphore":                  {"sem := make(chan struct{}, 2)\nvar mu sync.Mutex\nrunning, most := 0, 0\nvar wg sync.WaitGroup\nfor range 10 { wg.Add(1); go func() { defer wg.Done(); sem <- struct{}{}; mu.Lock(); running++; most = max(most, running); mu.Unlock(); mu.Lock(); running--; mu.Unlock(); <-sem }() }\nwg.Wait()\nmost <= 2 && running == 0 => true"},
	"closed channels":            {"ch := make(chan int, 2)\nch <- 1\nclose(ch)\n<-ch + <-ch => 1", "ch <- 1 !! send on closed channel", "close(ch) !! close of closed channel", "var none chan int\nclose(none) !! close of nil channel", "cap(ch) + len(ch) => 2"},
	"channel of channels":        {"type request struct { n int; reply chan int }\nrequests := make(chan request)\ngo func() { for r := range requests { r.reply <- r.n * 2 } }()", "func ask(n int) int { r := request{n, make(chan int)}; requests <- r; return <-r.reply }\nask(4) + ask(5) => 18", "ask(100) => 200"},
	"directions":                 {"func produce(out chan<- int, n int) { for i := range n { out <- i }; close(out) }\nfunc consume(in <-chan int) (s int) { for v := range in { s += v }; return }", "ch := make(chan int)\ngo produce(ch, 4)\nconsume(ch) => 6", "var in <-chan int = ch\nin <- 1 !! cannot send to receive-only channel"},
	"panic is recovered":         {"errs := make(chan string, 1)\ngo func() { defer func() { errs <- fmt.Sprint(recover()) }(); var m map[int]int; m[1] = 1 }()\n<-errs => \"assignment to entry in nil map\""},
	"goroutine calls redeclared": {"func f() string { return \"old\" }\ngoOn, out := make(chan bool), make(chan string)\ngo func() { for range goOn { out <- f() } }()", "goOn <- true\n<-out => \"old\"", "func f() string { return \"new\" }", "goOn <- true\n<-out => \"new\"", "close(goOn)"},
	"method as goroutine":        {"type acc struct { n int; done chan bool }\nfunc (a *acc) run(k int) { a.n += k; a.done <- true }", "a := &acc{done: make(chan bool)}\ngo a.run(5)\n<-a.done\ngo (*acc).run(a, 6)\n<-a.done\na.n => 11"},
	"ranges over channels": {
		`a, b := make(chan int, 4), make(chan int, 4)
chans := []chan int{a, b, a}
for i, c := range chans { c <- i }
fmt.Sprint(<-a, <-b, <-a) => "0 1 2"`,
		`for _, c := range [2]chan int{a, b} { c <- 5; chans = nil }
<-a + <-b => 10`,
		`named := map[string]chan<- int{"a": a, "b": b}
for name, c := range named { c <- len(name) + cap(b) }
<-a + <-b => 10`,
		`var last chan int
pair := &[2]chan int{a, b}
outer:
for range 2 { for _, last = range pair { if last == b { continue outer }; last <- 1 } }
fmt.Sprint(last == b, len(a), len(b)) => "true 2 0"`,
		`var fs []func()
for _, c := range []chan int{b, b} { fs = append(fs, func() { c <- 3; c = nil }) }
for _, f := range fs { f() }
<-b + <-b => 6`,
	},
}
