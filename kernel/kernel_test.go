package kernel_test

import (
	"context"
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
	"lab/kernel/worker"
)

func TestMain(m *testing.M) {
	if os.Getenv("TEST_LANGUAGE") == "go" {
		worker.ExitIfKernel()
	}
	if worker.IsKernel() {
		os.Exit(worker.Main(buildTestLanguage))
	}
	os.Exit(m.Run())
}

// fixture is a kernel whose states and messages are kept.
type fixture struct {
	*kernel.Kernel
	t   *testing.T
	dir string // the kernel's folder

	mu     sync.Mutex
	states []wire.StatusContent
	news   *sync.Cond
}

func start(t *testing.T, change func(*kernel.Options)) *fixture {
	t.Helper()
	f := &fixture{t: t}
	f.news = sync.NewCond(&f.mu)
	o := kernel.Options{
		Command: []string{os.Args[0]},
		Dir:     t.TempDir(),
		Grace:   200 * time.Millisecond,
		OnState: func(s wire.StatusContent) {
			f.mu.Lock()
			f.states = append(f.states, s)
			f.news.Broadcast()
			f.mu.Unlock()
		},
	}
	if change != nil {
		change(&o)
	}
	k, err := kernel.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	f.Kernel, f.dir = k, o.Dir
	t.Cleanup(func() {
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// run runs a cell and returns its reply with what it said: streams, displays, results and errors, in order.
func (f *fixture) run(source string) (wire.ExecuteReplyContent, []string) {
	f.t.Helper()
	var said []string
	reply, err := f.Execute(f.t.Context(), wire.ExecuteRequestContent{Code: source, CellID: "c1"}, func(m wire.Message) {
		if text := render(f.t, m); text != "" {
			said = append(said, text)
		}
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return reply, said
}

func render(t *testing.T, m wire.Message) string {
	t.Helper()
	switch m.Header.Type {
	case wire.Stream:
		c, err := wire.Decode[wire.StreamContent](m)
		if err != nil {
			t.Error(err)
		}
		return string(c.Name) + ": " + c.Text
	case wire.DisplayData, wire.UpdateDisplayData:
		c, err := wire.Decode[wire.DisplayContent](m)
		if err != nil {
			t.Error(err)
		}
		return strings.TrimSuffix(string(m.Header.Type), "_data") + ": " + c.Data.Text("text/plain")
	case wire.ExecuteResult:
		c, err := wire.Decode[wire.ExecuteResultContent](m)
		if err != nil {
			t.Error(err)
		}
		return "result: " + c.Data.Text("text/plain")
	case wire.Error:
		c, err := wire.Decode[wire.ErrorContent](m)
		if err != nil {
			t.Error(err)
		}
		return c.Name
	}
	return ""
}

// result runs a cell that ends with a value.
func (f *fixture) result(source string) string {
	f.t.Helper()
	reply, said := f.run(source)
	if reply.Status != wire.OK || len(said) == 0 {
		f.t.Fatalf("%q ended with %+v and said %q", source, reply, said)
	}
	return strings.TrimPrefix(said[len(said)-1], "result: ")
}

// awaitState waits for a state whose reason contains text.
func (f *fixture) awaitState(state wire.ExecutionState, text string) {
	f.t.Helper()
	ctx, cancel := context.WithTimeout(f.t.Context(), 20*time.Second)
	defer cancel()
	stop := context.AfterFunc(ctx, f.news.Broadcast)
	defer stop()
	f.mu.Lock()
	defer f.mu.Unlock()
	for ctx.Err() == nil {
		for _, s := range f.states {
			if s.State == state && strings.Contains(s.Reason, text) {
				return
			}
		}
		f.news.Wait()
	}
	f.t.Errorf("no state %q with %q among %+v", state, text, f.states)
}

func TestValuesLiveFromCellToCell(t *testing.T) {
	f := start(t, nil)
	if reply, _ := f.run("keep 42"); reply.ExecutionCount != 1 {
		t.Errorf("first cell has number %d", reply.ExecutionCount)
	}
	if got := f.result("kept"); got != "42" {
		t.Errorf("kept %q", got)
	}
	info, err := f.Info(t.Context())
	if err != nil || info.Language.Name != "go" || info.Protocol != "5.5" {
		t.Errorf("info %+v, %v", info, err)
	}
}

func TestCompileErrorCarriesDiagnostics(t *testing.T) {
	reply, said := start(t, nil).run("compile")
	if reply.Name != wire.CompileError || len(reply.Diagnostics) != 1 || reply.Diagnostics[0].CellID != "c1" {
		t.Errorf("reply %+v", reply)
	}
	if fmt.Sprint(said) != "[CompileError]" {
		t.Errorf("said %q", said)
	}
}

func TestOutputAndDisplaysKeepTheirOrder(t *testing.T) {
	_, said := start(t, nil).run("mix 20")
	// The two streams are two pipes: each is in order with displays and the result, not with the other.
	for stream, other := range map[string]string{"stdout": "stderr: ", "stderr": "stdout: "} {
		var got, want []string
		for _, s := range said {
			if !strings.HasPrefix(s, other) {
				got = append(got, s)
			}
		}
		for i := range 20 {
			before, after := fmt.Sprintf("stdout: before %d\n", i), fmt.Sprintf("stderr: after %d\n", i)
			switch stream {
			case "stdout":
				want = append(want, before, fmt.Sprintf("display: shown %d", i))
			case "stderr":
				want = append(want, fmt.Sprintf("display: shown %d", i), after)
			}
		}
		want = append(want, "result: end")
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("%s:\ngot  %q\nwant %q", stream, got, want)
		}
	}
}

func TestUpdatesAreFewAndEndWithTheLast(t *testing.T) {
	_, said := start(t, nil).run("count 100000")
	if len(said) > 500 || said[len(said)-1] != "update_display: 100000" {
		t.Errorf("%d messages, the last %q", len(said), said[len(said)-1])
	}
}

func TestFloodIsBoundedAndSaysSo(t *testing.T) {
	_, said := start(t, nil).run("flood 400000") // 40 MB
	text := strings.ReplaceAll(strings.Join(said, ""), "stdout: ", "")
	if len(text) > worker.DefaultOutputLimit+1000 {
		t.Errorf("%d bytes passed", len(text))
	}
	if !strings.HasPrefix(text, "0123456789") || !strings.HasSuffix(text, "last line\n") {
		t.Error("beginning or end is missing")
	}
	if n := strings.Count(text, "left out"); n != 1 {
		t.Errorf("%d lines say that something is missing, want 1", n)
	}
}

func TestOutputIsValidText(t *testing.T) {
	_, said := start(t, nil).run("bytes")
	text := strings.ReplaceAll(strings.Join(said, ""), "stdout: ", "")
	if want := "half € whole, bad \uFFFD.\x00lab:"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
}

func TestInterruptEndsACellThatListens(t *testing.T) {
	f := start(t, nil)
	f.run("keep 7")
	reply := f.interrupted("wait", "waiting")
	if reply.Name != wire.InterruptError {
		t.Errorf("reply %+v", reply)
	}
	if got := f.result("kept"); got != "7" {
		t.Errorf("values are gone: kept %q", got)
	}
}

// interrupted runs a cell and interrupts it once it has said something.
func (f *fixture) interrupted(source, word string) wire.ExecuteReplyContent {
	f.t.Helper()
	said := make(chan struct{})
	var once sync.Once
	var interrupt error
	done := make(chan struct{})
	go func() {
		defer close(done)
		<-said
		interrupt = f.Interrupt(f.t.Context())
	}()
	reply, err := f.Execute(f.t.Context(), wire.ExecuteRequestContent{Code: source}, func(m wire.Message) {
		if strings.Contains(render(f.t, m), word) {
			once.Do(func() { close(said) })
		}
	})
	once.Do(func() {
		f.t.Errorf("the cell never said %q: %+v", word, reply)
		close(said)
	})
	<-done
	if err != nil {
		f.t.Fatal(err)
	}
	if interrupt != nil {
		f.t.Error(interrupt)
	}
	return reply
}

func TestInterruptKillsAnEndlessLoop(t *testing.T) {
	f := start(t, nil)
	f.run("keep 7")
	reply := f.interrupted("loop", "looping")
	if reply.Name != wire.KernelDied || !strings.Contains(reply.Value, "did not stop within 200ms") {
		t.Errorf("reply %+v", reply)
	}
	f.awaitState(wire.Restarting, "did not stop")
	if got := f.result("kept"); got != "" {
		t.Errorf("a new kernel still has %q", got)
	}
}

func TestInterruptWithoutACellDoesNothing(t *testing.T) {
	f := start(t, nil)
	pid := f.result("pid")
	if err := f.Interrupt(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := f.result("pid"); got != pid {
		t.Error("the kernel was restarted")
	}
}

func TestContextEndsOnlyItsOwnCell(t *testing.T) {
	f := start(t, nil)
	running := make(chan struct{})
	first := make(chan wire.ExecuteReplyContent, 1)
	go func() {
		var once sync.Once
		reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: "wait"}, func(m wire.Message) {
			if m.Header.Type == wire.Stream {
				once.Do(func() { close(running) })
			}
		})
		if err != nil {
			t.Error(err)
		}
		first <- reply
	}()
	<-running
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	reply, err := f.Execute(ctx, wire.ExecuteRequestContent{Code: "value 1"}, nil)
	if err != context.Canceled || reply.Name != wire.InterruptError {
		t.Errorf("waiting cell: %+v, %v", reply, err)
	}
	select {
	case r := <-first:
		t.Errorf("the running cell ended too: %+v", r)
	default:
	}
	if err := f.Interrupt(t.Context()); err != nil {
		t.Error(err)
	}
	if r := <-first; r.Name != wire.InterruptError {
		t.Errorf("running cell: %+v", r)
	}
}

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

func TestHelpWhileACellRuns(t *testing.T) {
	f := start(t, nil)
	var complete wire.CompleteReplyContent
	var inspect wire.InspectReplyContent
	helped := make(chan error, 1)
	var once sync.Once
	reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: "wait"}, func(m wire.Message) {
		if m.Header.Type != wire.Stream {
			return
		}
		once.Do(func() {
			go func() {
				var err error
				request := wire.CompleteRequestContent{Code: "é€ab", Cursor: 2}
				if complete, err = f.Complete(t.Context(), request); err == nil {
					inspect, err = f.Inspect(t.Context(), request)
				}
				if err := f.Interrupt(t.Context()); err != nil {
					t.Error(err)
				}
				helped <- err
			}()
		})
	})
	if err != nil || reply.Name != wire.InterruptError {
		t.Errorf("reply %+v, %v", reply, err)
	}
	if err := <-helped; err != nil {
		t.Fatal(err)
	}
	if complete.Start != 2 || complete.End != 4 || len(complete.Matches) != 1 || complete.Matches[0].Text != "ab" {
		t.Errorf("completions %+v", complete)
	}
	if !inspect.Found || inspect.Data.Text("text/markdown") != "**ab**" {
		t.Errorf("inspection %+v", inspect)
	}
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

func TestLateOutputIsNotLost(t *testing.T) {
	late := make(chan string, 1)
	f := start(t, func(o *kernel.Options) {
		o.OnLate = func(m wire.Message) { late <- render(t, m) }
	})
	// The goroutine prints when the next cell asks it to; that cell's own output comes first, and it says nothing.
	f.run("later")
	if got := <-late; got != "stdout: late\n" {
		t.Errorf("late output %q", got)
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
