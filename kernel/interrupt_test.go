package kernel_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"lab/kernel/wire"
)

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
