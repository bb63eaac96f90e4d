package typed

import (
	"context"
	"errors"
	"testing"

	"lab/kernel/engine"
	"lab/kernel/enginetest"
)

func TestDeadlocksAreToldAtTheirLine(t *testing.T) {
	for name, test := range map[string]struct {
		source string
		line   int
	}{
		"receive":           {"ch := make(chan int)\n<-ch", 2},
		"send":              {"ch := make(chan string)\n\nch <- \"x\"", 3},
		"nil channel":       {"var ch chan int\n<-ch", 2},
		"select":            {"a, b := make(chan int), make(chan float64)\nselect {\ncase <-a:\ncase b <- 1:\n}", 2},
		"select nothing":    {"select {}", 1},
		"range":             {"ch := make(chan int)\ngo func() { ch <- 1 }()\nfor x := range ch {\n\tfmt.Println(x)\n}", 3},
		"wait group":        {"var wg sync.WaitGroup\nwg.Add(2)\ngo wg.Done()\nwg.Wait()", 4},
		"wait group of Go":  {"var wg sync.WaitGroup\nch := make(chan int)\nwg.Go(func() { ch <- 1 })\nwg.Wait()", 4},
		"mutex twice":       {"var mu sync.Mutex\nmu.Lock()\nmu.Lock()", 3},
		"each other's lock": {"var a, b sync.Mutex\na.Lock()\nboth := make(chan bool)\ngo func() { b.Lock(); both <- true; a.Lock() }()\n<-both\nb.Lock()", 6},
		"condition":         {"c := sync.NewCond(&sync.Mutex{})\nc.L.Lock()\nc.Wait()", 3},
		"in a function":     {"func get(ch chan int) int { return <-ch }\nget(make(chan int))", 1},
	} {
		t.Run(name, func(t *testing.T) {
			n := enginetest.NewNotebook(t, newEngine)
			n.All("kept := 41")
			_, err := n.Run("c", test.source)
			var p *engine.Panic
			if !errors.As(err, &p) || !p.Fatal || p.Message != "all goroutines are asleep - deadlock!" {
				t.Fatalf("error %v", err)
			}
			if len(p.Trace) == 0 || p.Trace[0].Line != test.line {
				t.Errorf("trace %+v, want line %d", p.Trace, test.line)
			}
			n.All("kept + 1 => 42")
		})
	}
}

func TestWhatSomethingElseMayWakeIsNoDeadlock(t *testing.T) {
	enginetest.NewNotebook(t, newEngine).All(
		"<-time.After(150 * time.Millisecond)\n1 => 1",
		"var wg sync.WaitGroup\nwg.Go(func() { time.Sleep(150 * time.Millisecond) })\nwg.Wait()\n2 => 2",
		"ch := make(chan int)\ngo func() { time.Sleep(150 * time.Millisecond); ch <- 3 }()\n<-ch => 3",
		"ctx, cancel := context.WithTimeout(context.Background(), 150*time.Millisecond)\n<-ctx.Done()\ncancel()\nctx.Err() => context deadline exceeded",
		// A goroutine of an earlier cell can still send.
		"later := make(chan int)\ngo func() { time.Sleep(200 * time.Millisecond); later <- 5 }()",
		"<-later => 5",
		"ping, pong := make(chan int), make(chan int)\ngo func() { for x := range ping { pong <- x + 1 }; close(pong) }()\nn := 0\nfor range 50000 { ping <- n; n = <-pong }\nclose(ping)\nn => 50000",
		"mu, cond, ready := sync.Mutex{}, (*sync.Cond)(nil), false\ncond = sync.NewCond(&mu)\ngo func() { mu.Lock(); ready = true; mu.Unlock(); cond.Broadcast() }()\nmu.Lock()\nfor !ready { cond.Wait() }\nmu.Unlock()\nready => true",
		// From here on compiled code may call at any time.
		"called := make(chan int)\ntime.AfterFunc(150*time.Millisecond, func() { called <- 7 })\n<-called => 7",
	)
}

// What the engine cannot know to be a deadlock can still be interrupted.
func TestWaitsAreInterrupted(t *testing.T) {
	for _, src := range []string{
		"println(1)\nvar mu sync.Mutex\ngo func() { for { } }()\nmu.Lock()\nmu.Lock()",
		"println(1)\ngo func() { for { } }()\nc := sync.NewCond(&sync.Mutex{})\nc.L.Lock()\nc.Wait()",
		"println(1)\n<-context.Background().Done()",
		"println(1)\ntime.Sleep(time.Hour)",
	} {
		n := enginetest.NewNotebook(t, newEngine)
		if err := n.Interrupt(src); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", src, err)
		}
		n.All("1 + 1 => 2")
	}
}
