package wire_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"lab/kernel/wire"
)

func TestMessagesArriveAsSent(t *testing.T) {
	var line bytes.Buffer
	conn := wire.NewConn(&line, &line)
	request, err := wire.New(wire.Shell, "s1", wire.ExecuteRequest, nil, wire.ExecuteRequestContent{Code: "a := \"\n\"", CellID: "c1"})
	if err != nil {
		t.Fatal(err)
	}
	reply, err := wire.New(wire.Shell, "s1", wire.ExecuteReply, &request.Header, wire.ExecuteReplyContent{
		Status: wire.Failed, ExecutionCount: 3, ErrorContent: wire.ErrorContent{Name: wire.PanicError, Value: "boom"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []wire.Message{request, reply} {
		if err := conn.Write(m); err != nil {
			t.Fatal(err)
		}
	}
	got, err := conn.Read()
	if err != nil {
		t.Fatal(err)
	}
	content, err := wire.Decode[wire.ExecuteRequestContent](got)
	if err != nil || content.Code != "a := \"\n\"" || content.CellID != "c1" || got.Parent != nil {
		t.Errorf("request arrived as %+v, %+v (%v)", got, content, err)
	}
	got, err = conn.Read()
	if err != nil {
		t.Fatal(err)
	}
	answer, err := wire.Decode[wire.ExecuteReplyContent](got)
	if err != nil || answer.Name != wire.PanicError || answer.ExecutionCount != 3 || got.Parent == nil || got.Parent.ID != request.Header.ID {
		t.Errorf("reply arrived as %+v, %+v (%v)", got, answer, err)
	}
	if _, err := conn.Read(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last message: %v, want EOF", err)
	}
}

func TestConcurrentWritesKeepLinesWhole(t *testing.T) {
	r, w := io.Pipe()
	out := wire.NewConn(nil, w)
	const writers, each = 8, 50
	var done sync.WaitGroup
	for range writers {
		done.Go(func() {
			for range each {
				m, err := wire.New(wire.IOPub, "s", wire.Stream, nil, wire.StreamContent{Name: wire.Stdout, Text: strings.Repeat("x", 5000)})
				if err == nil {
					err = out.Write(m)
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	go func() { done.Wait(); w.Close() }()
	in, n := wire.NewConn(r, nil), 0
	for ; ; n++ {
		if _, err := in.Read(); err != nil {
			if !errors.Is(err, io.EOF) {
				t.Error(err)
			}
			break
		}
	}
	if n != writers*each {
		t.Errorf("%d messages arrived, want %d", n, writers*each)
	}
}

// endless never ends a line.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestReadRefusesDamage(t *testing.T) {
	for name, c := range map[string]struct {
		in   io.Reader
		want string
	}{
		"not JSON":     {strings.NewReader("hello\n"), "not valid"},
		"cut off":      {strings.NewReader(`{"channel":"shell"`), "unexpected EOF"},
		"without end":  {endless{}, "longer than 64 MB"},
		"wrong fields": {strings.NewReader(`{"channel":7}` + "\n"), "not valid"},
	} {
		if _, err := wire.NewConn(c.in, nil).Read(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want an error with %q", name, err, c.want)
		}
	}
}

func TestBundleKeepsJSONAndQuotesText(t *testing.T) {
	b := wire.NewBundle(map[string]string{
		"text/plain":                     "a\xffb",
		"application/vnd.lab.check+json": `{"name":"T"}`,
		"application/json":               `{broken`,
		"image/svg+xml":                  "<svg/>",
	})
	for mime, want := range map[string]string{
		"text/plain":                     `"a` + "\uFFFD" + `b"`,
		"application/vnd.lab.check+json": `{"name":"T"}`,
		"application/json":               `"{broken"`,
	} {
		if got := string(b[mime]); got != want {
			t.Errorf("%s is %s, want %s", mime, got, want)
		}
	}
	if got := b.Text("image/svg+xml"); got != "<svg/>" && got != "\u003csvg/\u003e" {
		t.Errorf("Text of the picture is %q", got)
	}
}
