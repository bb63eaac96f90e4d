package enginetest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"

	"lab/kernel/engine"
)

// RunBehaviour tests what an engine does when a cell does not simply end: interrupts, panics, goroutines.
func RunBehaviour(t *testing.T, newEngine Maker) {
	for name, test := range map[string]func(t *testing.T, newEngine Maker){
		"interrupt ends loops":            interruptEndsLoops,
		"closures survive an interrupt":   closuresSurviveAnInterrupt,
		"a failed cell keeps what it did": failedCellKeepsWhatItDid,
		"a panic names its lines":         panicNamesItsLines,
		"a goroutine's panic is reported": goroutinePanicIsReported,
		"many goroutines":                 manyGoroutines,
		"concurrent closures":             concurrentClosures,
		"print goes to the engine":        printGoesToTheEngine,
		"goroutines are listed":           goroutinesAreListed,
		"an rdd is shown by its lineage":  rddIsShownByItsLineage,
		"variables are seen":              variablesAreSeen,
	} {
		t.Run(name, func(t *testing.T) { test(t, newEngine) })
	}
}

func interruptEndsLoops(t *testing.T, newEngine Maker) {
	for _, src := range []string{
		"for { println(1) }",
		"for i := 0; ; i++ { println(i) }",
		"ch := make(chan int)\nprintln(0)\n<-ch",
		"func f(n int) int { println(n); for { }; return n }\nf(1)",
		"println(1)\nselect {}",
	} {
		if err := NewNotebook(t, newEngine).Interrupt(src); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", src, err)
		}
	}
}

func closuresSurviveAnInterrupt(t *testing.T, newEngine Maker) {
	n := NewNotebook(t, newEngine)
	n.All(
		"add := func(k int) func(int) int { return func(x int) int { return x + k } }(10)",
		"func double(x int) int { return 2 * x }",
		"add(1) + double(2) => 15",
	)
	if err := n.Interrupt("for { println(1) }"); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	n.All("add(1) + double(2) => 15", "x := add(5)\nx => 15")
}

func failedCellKeepsWhatItDid(t *testing.T, newEngine Maker) {
	NewNotebook(t, newEngine).All(
		"x := 1\ny := 2",
		"x = 10\nvar m map[string]int\nm[\"a\"] = 1\ny = 20 !! nil map",
		"x*100 + y => 1002",
	)
}

func panicNamesItsLines(t *testing.T, newEngine Maker) {
	n := NewNotebook(t, newEngine)
	if _, err := n.Run("first", "func inner(xs []int) int {\n\ti := 7\n\treturn xs[i]\n}"); err != nil {
		t.Fatal(err)
	}
	_, err := n.Run("second", "a := 1\n\ninner([]int{a})")
	var p *engine.Panic
	if !errors.As(err, &p) {
		t.Fatalf("error %v", err)
	}
	if len(p.Trace) < 2 || p.Trace[0].CellID != "first" || p.Trace[0].Line != 3 || p.Trace[0].Func != "inner" {
		t.Fatalf("trace %+v", p.Trace)
	}
	if last := p.Trace[len(p.Trace)-1]; last.CellID != "second" || last.Line != 3 {
		t.Errorf("trace %+v", p.Trace)
	}
}

func goroutinePanicIsReported(t *testing.T, newEngine Maker) {
	n := NewNotebook(t, newEngine)
	if _, err := n.Run("c", "done := make(chan bool)\ngo func() {\n\tdefer close(done)\n\tpanic(\"lost\")\n}()\n<-done"); err != nil {
		t.Fatal(err)
	}
	if p := <-n.Panics; p.Message != "lost" {
		t.Errorf("message %q", p.Message)
	}
	n.All("1 + 1 => 2")
}

// Goroutines that finish while others are made must not disturb the making.
func manyGoroutines(t *testing.T, newEngine Maker) {
	NewNotebook(t, newEngine).All(
		"sums := make([]int, 300)\nvar wg sync.WaitGroup\nfor i := range 300 {\n\twg.Add(1)\n\tgo func() {\n\t\tdefer wg.Done()\n\t\tfor j := range i { sums[i] += j }\n\t}()\n}\nwg.Wait()",
		"bad := 0\nfor i, s := range sums { if s != i*(i-1)/2 { bad++ } }\nbad => 0",
	)
}

func goroutinesAreListed(t *testing.T, newEngine Maker) {
	n := NewNotebook(t, newEngine)
	lister, ok := n.Engine.(engine.Lister)
	if !ok {
		t.Skip("the engine does not know its goroutines")
	}
	n.All("stop := make(chan bool)\nfunc wait() {\n\tgo func() { <-stop }()\n}")
	if _, err := n.Run("d", "for range 2 {\n\tgo func() { <-stop }()\n}\nwait()\ngo func() {}()"); err != nil {
		t.Fatal(err)
	}
	want := []engine.Started{{CellID: "c", Line: 3, Count: 1}, {CellID: "d", Line: 2, Count: 2}}
	for !slices.Equal(lister.Goroutines(), want) { // the last one ends when it has been scheduled
		runtime.Gosched()
	}
	n.All("close(stop)")
	for len(lister.Goroutines()) > 0 {
		runtime.Gosched()
	}
}

func concurrentClosures(t *testing.T, newEngine Maker) {
	NewNotebook(t, newEngine).All(
		"func each(n int, f func(int)) { var wg sync.WaitGroup; for i := range n { wg.Add(1); go func() { defer wg.Done(); f(i) }() }; wg.Wait() }",
		"out := make([]int, 200)\neach(200, func(i int) { g := func(k int) func() int { return func() int { return i*1000 + k } }; h := g(i); out[i] = h() })",
		"bad := 0\nfor i, v := range out { if v != i*1001 { bad++ } }\nbad => 0",
	)
}

func printGoesToTheEngine(t *testing.T, newEngine Maker) {
	n := NewNotebook(t, newEngine)
	n.All("println(\"a\", 1)")
	if got := n.Printed(); !strings.Contains(got, "a 1\n") {
		t.Errorf("printed %q", got)
	}
}

func rddIsShownByItsLineage(t *testing.T, newEngine Maker) {
	text, err := NewNotebook(t, newEngine).WithContext().Run("c", "rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}, 3), func(x int) int { return x })")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, "Map") || !strings.Contains(text, "(3)") {
		t.Errorf("shown as %q", text)
	}
}
