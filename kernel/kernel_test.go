package kernel_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"lab/kernel"
	"lab/kernel/engines"
	"lab/kernel/wire"
	"lab/kernel/worker"
)

func TestMain(m *testing.M) {
	if os.Getenv("TEST_LANGUAGE") == "go" {
		engines.ExitIfKernel()
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
		Logger:  slog.New(slog.NewTextHandler(t.Output(), nil)),
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
		if _, job := c.Data[wire.MIMEProgress]; job {
			return "" // how often it is sent depends on the machine
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
