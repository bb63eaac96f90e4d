package yaegi

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"lab/kernel/engine"
)

// interrupt runs a cell, interrupts it when it has said that it is under way, and returns the error.
func (n *notebook) interrupt(src string) error {
	n.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var once sync.Once
	n.engine.opts.Print = func(string) { once.Do(cancel) }
	c, diags := n.session.Check("i", src, false)
	if len(diags) > 0 {
		n.t.Fatal(diags)
	}
	done := make(chan error, 1)
	go func() {
		_, err := n.engine.Run(ctx, c)
		done <- err
	}()
	select {
	case err := <-done:
		n.session.Commit(c)
		return err
	case <-time.After(20 * time.Second):
		n.t.Fatal("the interrupted cell never ended")
		return nil
	}
}

func TestInterruptEndsLoops(t *testing.T) {
	for _, src := range []string{
		"for { println(1) }",
		"for i := 0; ; i++ { println(i) }",
		"ch := make(chan int)\nprintln(0)\n<-ch",
		"func f(n int) int { println(n); for { }; return n }\nf(1)",
		"println(1)\nselect {}",
	} {
		if err := newNotebook(t).interrupt(src); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", src, err)
		}
	}
}

// Without care every closure made before an interrupt would do nothing from then on, silently.
func TestClosuresSurviveAnInterrupt(t *testing.T) {
	n := newNotebook(t)
	n.all([]string{
		"add := func(k int) func(int) int { return func(x int) int { return x + k } }(10)",
		"func double(x int) int { return 2 * x }",
		"add(1) + double(2) => 15",
	})
	if err := n.interrupt("for { println(1) }"); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	n.all([]string{"add(1) + double(2) => 15", "x := add(5)\nx => 15"})
}

func TestCellThatFailsHalfWayKeepsWhatItDid(t *testing.T) {
	newNotebook(t).all([]string{
		"x := 1\ny := 2",
		"x = 10\nvar m map[string]int\nm[\"a\"] = 1\ny = 20 !! nil map",
		"x*100 + y => 1002",
	})
}

func TestPanicNamesItsLines(t *testing.T) {
	n := newNotebook(t)
	if _, err := n.run("first", "func inner(xs []int) int {\n\ti := 7\n\treturn xs[i]\n}"); err != nil {
		t.Fatal(err)
	}
	_, err := n.run("second", "a := 1\n\ninner([]int{a})")
	var p *engine.Panic
	if !errors.As(err, &p) {
		t.Fatalf("error %v", err)
	}
	if len(p.Trace) < 2 || p.Trace[0].CellID != "first" || p.Trace[0].Line != 3 || p.Trace[0].Func != "inner" {
		t.Errorf("trace %+v", p.Trace)
	}
	if last := p.Trace[len(p.Trace)-1]; last.CellID != "second" || last.Line != 3 {
		t.Errorf("trace %+v", p.Trace)
	}
}

func TestPanicInGoroutineIsReported(t *testing.T) {
	n := newNotebook(t)
	got := make(chan *engine.Panic, 1)
	n.engine.opts.GoPanic = func(p *engine.Panic) { got <- p }
	if _, err := n.run("c", "done := make(chan bool)\ngo func() {\n\tdefer close(done)\n\tpanic(\"lost\")\n}()\n<-done"); err != nil {
		t.Fatal(err)
	}
	if p := <-got; p.Message != "lost" {
		t.Errorf("message %q", p.Message)
	}
	n.all([]string{"1 + 1 => 2"})
}

func TestRefusalRunsNothing(t *testing.T) {
	n := newNotebook(t)
	n.all([]string{
		"type celsius float64\nx := 1",
		"x = 2\nvar v any = celsius(2.5)\nv.(float64) !! cannot tell the type from celsius",
		"x => 1",
	})
}

// Goroutines that finish while others are made must not disturb the making.
func TestManyGoroutines(t *testing.T) {
	n := newNotebook(t)
	n.all([]string{
		"sums := make([]int, 300)\nvar wg sync.WaitGroup\nfor i := range 300 {\n\twg.Add(1)\n\tgo func() {\n\t\tdefer wg.Done()\n\t\tfor j := range i { sums[i] += j }\n\t}()\n}\nwg.Wait()",
		"bad := 0\nfor i, s := range sums { if s != i*(i-1)/2 { bad++ } }\nbad => 0",
	})
}

func TestConcurrentClosuresKeepTheirValues(t *testing.T) {
	n := newNotebook(t)
	n.all([]string{
		"func each(n int, f func(int)) { var wg sync.WaitGroup; for i := range n { wg.Add(1); go func() { defer wg.Done(); f(i) }() }; wg.Wait() }",
		"out := make([]int, 200)\neach(200, func(i int) { g := func(k int) func() int { return func() int { return i*1000 + k } }; h := g(i); out[i] = h() })",
		"bad := 0\nfor i, v := range out { if v != i*1001 { bad++ } }\nbad => 0",
	})
}

func TestPrintGoesToTheEngine(t *testing.T) {
	n := newNotebook(t)
	n.all([]string{"println(\"a\", 1)"})
	if got := n.printed.String(); !strings.Contains(got, "a 1\n") {
		t.Errorf("printed %q", got)
	}
}
