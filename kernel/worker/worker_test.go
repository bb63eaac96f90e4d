package worker_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"lab/kernel/front"
	"lab/kernel/wire"
	"lab/kernel/worker"
)

// scripted is a language whose cells say what they do.
type scripted struct {
	worker.Helper // for what no test asks; asked, it panics
	running       chan struct{}
}

func (s scripted) Execute(ctx context.Context, cell worker.Cell) (worker.Outcome, error) {
	switch cell.Source {
	case "wait":
		s.running <- struct{}{}
		<-ctx.Done()
		return worker.Outcome{}, ctx.Err()
	case "fail":
		return worker.Outcome{}, errors.New("no")
	case "nothing":
		return worker.Outcome{}, nil
	}
	return worker.Outcome{Value: worker.Value{"text/plain": cell.Source}}, nil
}

func (scripted) Engine() string                            { return "scripted" }
func (scripted) Complete(front.Question) front.Completions { return front.Completions{} }
func (scripted) Hover(front.Question) (string, bool)       { return "", false }

// session is a parent that speaks to a worker in this process.
type session struct {
	t       *testing.T
	conn    *wire.Conn
	running chan struct{}
	ended   chan error
	hangUp  func() error
}

func open(t *testing.T) *session {
	t.Helper()
	requests, toWorker := pipe(t)
	fromWorker, answers := pipe(t)
	s := &session{t: t, conn: wire.NewConn(fromWorker, toWorker), running: make(chan struct{}), ended: make(chan error, 1), hangUp: toWorker.Close}
	w := worker.New(wire.NewConn(requests, answers), worker.Options{Session: "s", Language: scripted{running: s.running}})
	go func() { s.ended <- w.Run(t.Context()) }()
	if m := s.read(); m.Header.Type != wire.Status || m.Header.Session != "s" || m.Parent != nil {
		t.Errorf("first message %+v", m)
	}
	return s
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return r, w
}

func (s *session) send(ch wire.Channel, t wire.Type, content any) wire.Header {
	s.t.Helper()
	m, err := wire.New(ch, "parent", t, nil, content)
	if err == nil {
		err = s.conn.Write(m)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return m.Header
}

func (s *session) execute(source string, stopOnError bool) wire.Header {
	s.t.Helper()
	return s.send(wire.Shell, wire.ExecuteRequest, wire.ExecuteRequestContent{Code: source, StopOnError: stopOnError})
}

func (s *session) read() wire.Message {
	s.t.Helper()
	m, err := s.conn.Read()
	if err != nil {
		s.t.Fatal(err)
	}
	return m
}

// until reads to the idle of a request and describes the request's messages.
func (s *session) until(h wire.Header) string {
	s.t.Helper()
	var said []string
	for {
		m := s.read()
		if m.Parent == nil || m.Parent.ID != h.ID {
			continue
		}
		text := string(m.Header.Type)
		switch m.Header.Type {
		case wire.Status:
			c, err := wire.Decode[wire.StatusContent](m)
			if err != nil {
				s.t.Fatal(err)
			}
			text = string(c.State)
		case wire.ExecuteReply:
			c, err := wire.Decode[wire.ExecuteReplyContent](m)
			if err != nil {
				s.t.Fatal(err)
			}
			text = fmt.Sprintf("%s %s%d", m.Channel, c.Status, c.ExecutionCount)
		}
		if said = append(said, text); text == "idle" {
			return strings.Join(said, ", ")
		}
	}
}

func TestEveryRequestIsBracketed(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		send func() wire.Header
		want string
	}{
		{func() wire.Header { return s.execute("1", false) }, "busy, execute_result, shell ok1, idle"},
		{func() wire.Header { return s.execute("nothing", false) }, "busy, shell ok2, idle"},
		{func() wire.Header { return s.execute("fail", false) }, "busy, error, shell error3, idle"},
		{func() wire.Header {
			return s.send(wire.Shell, wire.ExecuteRequest, wire.ExecuteRequestContent{Code: "1", Silent: true})
		}, "busy, shell ok3, idle"},
		{func() wire.Header { return s.send(wire.Shell, wire.ExecuteRequest, "damaged") }, "busy, shell error3, idle"},
		{func() wire.Header { return s.send(wire.Shell, wire.KernelInfoRequest, struct{}{}) }, "busy, kernel_info_reply, idle"},
		{func() wire.Header { return s.send(wire.Shell, wire.CompleteRequest, struct{}{}) }, "busy, complete_reply, idle"},
		{func() wire.Header { return s.send(wire.Shell, wire.InspectRequest, 7) }, "busy, inspect_reply, idle"},
		{func() wire.Header { return s.send(wire.Shell, wire.HelpRequest, 7) }, "busy, help_reply, idle"},
		{func() wire.Header { return s.send(wire.Shell, wire.TableRequest, 7) }, "busy, table_reply, idle"},
		{func() wire.Header {
			return s.send(wire.Shell, wire.TableRequest, wire.TableRequestContent{ID: "gone", Count: 10})
		}, "busy, table_reply, idle"},
		// A panic in help is no death.
		{func() wire.Header {
			return s.send(wire.Shell, wire.HelpRequest, wire.HelpRequestContent{Topic: wire.SignatureTopic})
		}, "busy, help_reply, idle"},
		{func() wire.Header { return s.send(wire.Control, wire.InterruptRequest, struct{}{}) }, "busy, interrupt_reply, idle"},
	} {
		s.send(wire.Shell, "comm_info_request", struct{}{}) // tolerated, without an answer
		if got := s.until(c.send()); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestStopOnErrorDropsWaitingCells(t *testing.T) {
	for stop, want := range map[bool]string{true: "busy, shell aborted0, idle", false: "busy, execute_result, shell ok2, idle"} {
		s := open(t)
		first := s.execute("wait", stop)
		second := s.execute("1", false)
		<-s.running
		// The info request is read after both cells, and answered while the first one runs.
		s.until(s.send(wire.Shell, wire.KernelInfoRequest, struct{}{}))
		s.send(wire.Control, wire.InterruptRequest, struct{}{})
		if got := s.until(first); got != "error, shell error1, idle" {
			t.Errorf("first cell: %s", got)
		}
		if got := s.until(second); got != want {
			t.Errorf("second cell: %s, want %s", got, want)
		}
	}
}

func TestWorkerEndsWithItsParent(t *testing.T) {
	s := open(t)
	s.execute("wait", false)
	<-s.running // a running cell does not keep the process
	if err := s.hangUp(); err != nil {
		t.Fatal(err)
	}
	if err := <-s.ended; err != nil {
		t.Error(err)
	}

	s = open(t)
	s.send(wire.Control, wire.ShutdownRequest, struct{}{})
	if m := s.read(); m.Header.Type != wire.ShutdownReply {
		t.Errorf("shutdown answered by %s", m.Header.Type)
	}
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
}
