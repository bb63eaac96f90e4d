package kernel_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"lab/kernel"
	"lab/kernel/wire"
)

func TestDeathIsExplainedAndTheKernelGoesOn(t *testing.T) {
	for source, want := range map[string]string{
		"goroutine boom\nat sea": "goroutine that the cell started panicked: boom\nat sea.",
		"overflow 0":             "stack overflow",
		"maps":                   "concurrent map writes",
		"memory":                 "ran out of memory (its limit is 0.4 GB)",
		"exit 0":                 "ended by itself (exit status 0)",
		"exit 7":                 "ended by itself (exit status 7)",
	} {
		t.Run(source, func(t *testing.T) {
			if source == "memory" && raceDetector {
				t.Skip("the race detector needs more memory than any limit allows")
			}
			f := start(t, func(o *kernel.Options) {
				if source == "memory" {
					o.MemoryLimit = 400 << 20
				}
			})
			reply, said := f.run(source)
			if reply.Name != wire.KernelDied || !strings.Contains(reply.Value, want) {
				t.Errorf("reply %+v, want %q", reply, want)
			}
			if len(said) == 0 || said[len(said)-1] != wire.KernelDied {
				t.Errorf("said %q, want an error at the end", said)
			}
			f.awaitState(wire.Restarting, want)
			if got := f.result("value 3"); got != "3" {
				t.Errorf("the next cell gave %q", got)
			}
		})
	}
}

func TestPanicOfTheLanguageLeavesTheKernelAlive(t *testing.T) {
	f := start(t, nil)
	pid := f.result("pid")
	reply, _ := f.run("panic oh")
	if reply.Name != wire.PanicError || !strings.Contains(reply.Value, "oh") {
		t.Errorf("reply %+v", reply)
	}
	if f.result("pid") != pid {
		t.Error("the kernel was restarted")
	}
}

func TestKillFromOutside(t *testing.T) {
	f := start(t, nil)
	pid := 0
	if _, err := fmt.Sscan(f.result("pid"), &pid); err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: "loop"}, func(m wire.Message) {
		if m.Header.Type == wire.Stream {
			if err := process.Kill(); err != nil {
				t.Error(err)
			}
		}
	})
	if err != nil || reply.Name != wire.KernelDied || !strings.Contains(reply.Value, "killed from outside") {
		t.Errorf("reply %+v, %v", reply, err)
	}
	if got := f.result("value 3"); got != "3" {
		t.Errorf("the next cell gave %q", got)
	}
}

func TestRestartForgetsValues(t *testing.T) {
	f := start(t, nil)
	for range 3 {
		f.run("keep 1")
		if err := f.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := f.result("kept"); got != "" {
			t.Errorf("kept %q", got)
		}
	}
	f.awaitState(wire.Restarting, "was restarted")
}

func TestStartFailuresAreClear(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*kernel.Options)
		want   string
	}{
		"no program":   {func(o *kernel.Options) { o.Command = []string{filepath.Join(t.TempDir(), "nothing")} }, "no such file"},
		"not a kernel": {func(o *kernel.Options) { o.Command = []string{"/bin/sh", "-c", "echo not me >&2; exit 1"} }, "It wrote: not me"},
		"no answer": {func(o *kernel.Options) {
			o.Command = []string{"/bin/sleep", "60"}
			o.StartTimeout = 50 * time.Millisecond
		}, "did not answer within 50ms"},
		"refuses":   {func(o *kernel.Options) { o.Env = []string{"TEST_REFUSE=1"} }, "no engine of that name"},
		"no folder": {func(o *kernel.Options) { o.Dir = filepath.Join(t.TempDir(), "nothing") }, "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			o := kernel.Options{Command: []string{os.Args[0]}, Dir: t.TempDir()}
			c.change(&o)
			k, err := kernel.Start(t.Context(), o)
			if err == nil {
				k.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func TestCloseEndsRunningCellsAndLeavesNothing(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	f := start(t, nil)
	reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: "loop"}, func(m wire.Message) {
		if m.Header.Type == wire.Stream {
			go f.Close()
		}
	})
	if err != nil || reply.Name != wire.KernelDied {
		t.Errorf("reply %+v, %v", reply, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if _, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: "value 1"}, nil); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("after Close: %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestRestartEndsTheRunningCell(t *testing.T) {
	f := start(t, nil)
	var once sync.Once
	restarted := make(chan error, 1)
	reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: "loop"}, func(m wire.Message) {
		if m.Header.Type == wire.Stream {
			once.Do(func() { go func() { restarted <- f.Restart(t.Context()) }() })
		}
	})
	if err != nil || reply.Name != wire.KernelDied || reply.Value != "The kernel was restarted." {
		t.Errorf("reply %+v, %v", reply, err)
	}
	if err := <-restarted; err != nil {
		t.Error(err)
	}
	if got := f.result("value 3"); got != "3" {
		t.Errorf("the next cell gave %q", got)
	}
}

func TestNothingLeaks(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("counts descriptors in /proc")
	}
	descriptors := func() int {
		entries, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	life := func() {
		f := start(t, nil)
		f.run("print x")
		f.run("exit 1")
		f.run("print x")
		if err := f.Restart(t.Context()); err != nil {
			t.Error(err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	life() // what the process opens once and for all
	goroutines, files := runtime.NumGoroutine(), descriptors()
	for range 5 {
		life()
	}
	// Goroutines that have done their work may need a moment to be gone.
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > goroutines && time.Now().Before(deadline); {
		runtime.Gosched()
	}
	if now := runtime.NumGoroutine(); now > goroutines {
		t.Errorf("%d goroutines, before %d", now, goroutines)
	}
	if now := descriptors(); now > files {
		t.Errorf("%d open files, before %d", now, files)
	}
}
