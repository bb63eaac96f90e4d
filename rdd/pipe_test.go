//go:build unix

package rdd_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
	"lab/rdd/pipe"
)

func TestPipe(t *testing.T) {
	sc := open(t)
	words := rdd.Map(rdd.Parallelize(sc, numbers(5000), 5), func(x int) string { return fmt.Sprint("w", x) })
	equal(t, "cat", rdd.Pipe(words, "cat").Collect(), words.Collect())
	equal(t, "once a partition", rdd.Pipe(words, "wc", "-l").Collect(), "[1000 1000 1000 1000 1000]")
	equal(t, "in a row", rdd.Pipe(rdd.Pipe(words, "tac"), "head", "-n", "1").Collect(), "[w999 w1999 w2999 w3999 w4999]")
	equal(t, "after a shuffle", rdd.Distinct(rdd.Pipe(words, "sed", "s/[0-9]//g")).Collect(), "[w]")
	equal(t, "only what is needed", rdd.Pipe(words, "yes").Take(2), "[y y]")
	args := []string{"s/w/x/"}
	changed := rdd.Pipe(words, "sed", args...)
	args[0] = "s/w/y/"
	equal(t, "arguments changed afterwards", changed.First(), "x0")

	fails(t, func() { rdd.Pipe(words, "") }, "Pipe", "no name")
	e := fails(t, func() { rdd.Pipe(words, "sh", "-c", "echo sorry >&2; exit 7").Count() },
		"Pipe", "exit status 7", "sorry", "pipe_test.go", "partition")
	equal(t, "operation", e.Op, "Pipe")
	fails(t, func() {
		rdd.Pipe(rdd.Map(words, func(s string) string { panic("before") }), "cat").Count()
	}, "Map", "before", "pipe_test.go")
	fails(t, func() {
		rdd.Map(rdd.Pipe(words, "cat"), func(s string) string { panic("behind") }).Count()
	}, "Map", "behind", "pipe_test.go")
}

func TestPipeIsSwitchedOff(t *testing.T) {
	sc := open(t)
	words := rdd.Parallelize(sc, []string{"a"})
	piped := rdd.Pipe(words, "cat")
	restore := pipe.Disable()
	t.Cleanup(restore)
	fails(t, func() { rdd.Pipe(words, "cat") }, "Pipe", "switched off")
	fails(t, func() { piped.Collect() }, "Pipe", "switched off")
}

func TestPipeIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	running := make(chan string, 1)
	sc := open(t, rdd.WithContext(ctx), rdd.WithListener(func(e event.Event) {
		if end, ok := e.(event.TaskEnd); ok && end.Err == nil {
			t.Error("a task has ended well")
		}
	}))
	lines := rdd.Pipe(rdd.Parallelize(sc, []string{"a"}, 1), "sh", "-c", "echo $$; exec yes")
	seen := rdd.Map(lines, func(line string) string {
		if line != "y" {
			running <- line
		}
		return line
	})
	go func() {
		<-running
		cancel()
	}()
	e := fails(t, func() { seen.Count() }, "canceled")
	if !strings.Contains(e.Error(), "Count") {
		t.Errorf("the error is %v", e)
	}
}
