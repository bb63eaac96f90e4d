package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/notebook/history"
	"lab/web/wire"
)

// fakeRuntime runs cells that are scripts of its own: a cell's source names a function of the test. It keeps to the contract of
// Runtime, states included, and knows nothing of Go.
type fakeRuntime struct {
	launch Launch
	cells  map[string]cellFunc

	mu      sync.Mutex
	running *fakeRun
	ran     []string
	count   int
	closed  bool
}

// cellFunc runs a cell: it sends messages with say and returns the reply. ctx ends with an interrupt or the kernel's end.
type cellFunc func(ctx context.Context, say func(t kwire.Type, content any)) kwire.ExecuteReplyContent

type fakeRun struct {
	cancel context.CancelCauseFunc
	done   chan struct{}
}

var errInterrupted, errDied = errors.New("interrupted"), errors.New("died")

func (f *fakeRuntime) state(state kwire.ExecutionState, reason string) {
	f.launch.OnState(kwire.StatusContent{State: state, Reason: reason})
}

func message(t kwire.Type, content any) kwire.Message {
	data, err := json.Marshal(content)
	if err != nil {
		panic(err)
	}
	return kwire.Message{Channel: kwire.IOPub, Header: kwire.Header{Type: t}, Content: data}
}

func (f *fakeRuntime) Execute(ctx context.Context, content kwire.ExecuteRequestContent, on func(kwire.Message)) (kwire.ExecuteReplyContent, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r := &fakeRun{cancel: cancel, done: make(chan struct{})}
	defer close(r.done)
	f.mu.Lock()
	f.running = r
	f.ran = append(f.ran, content.CellID)
	f.count++
	count := f.count
	cell, known := f.cells[content.Code]
	f.mu.Unlock()
	f.state(kwire.Busy, "")
	say := func(t kwire.Type, content any) { on(message(t, content)) }
	reply := kwire.ExecuteReplyContent{Status: kwire.OK}
	if known {
		reply = cell(ctx, say)
	}
	reply.ExecutionCount = count
	f.mu.Lock()
	f.running = nil
	f.mu.Unlock()
	if errors.Is(context.Cause(ctx), errDied) {
		return failWith(say, kwire.KernelDied, "it died"), nil
	}
	f.state(kwire.Idle, "")
	return reply, nil
}

func failWith(say func(kwire.Type, any), name, value string, diagnostics ...kwire.Diagnostic) kwire.ExecuteReplyContent {
	e := kwire.ErrorContent{Name: name, Value: value, Traceback: []string{value}, Diagnostics: diagnostics}
	say(kwire.Error, e)
	return kwire.ExecuteReplyContent{Status: kwire.Failed, ErrorContent: e}
}

// die ends the running cell as a crash does and then says so, as package kernel orders it.
func (f *fakeRuntime) die(reason string) {
	f.mu.Lock()
	r := f.running
	f.mu.Unlock()
	if r != nil {
		r.cancel(errDied)
		<-r.done
	}
	f.state(kwire.Restarting, reason)
	f.state(kwire.Starting, "")
	f.state(kwire.Idle, "")
}

func (f *fakeRuntime) Interrupt(context.Context) error {
	f.mu.Lock()
	r := f.running
	f.mu.Unlock()
	if r != nil {
		r.cancel(errInterrupted)
		<-r.done
	}
	return nil
}

func (f *fakeRuntime) Restart(context.Context) error {
	f.die("The kernel was restarted.")
	return nil
}

func (f *fakeRuntime) Close() error {
	f.mu.Lock()
	r := f.running
	f.closed = true
	f.mu.Unlock()
	if r != nil {
		r.cancel(errDied)
		<-r.done
	}
	return nil
}

func (f *fakeRuntime) Complete(_ context.Context, c kwire.CompleteRequestContent) (kwire.CompleteReplyContent, error) {
	runes := []rune(c.Code)
	start := c.Cursor
	for start > 0 && runes[start-1] != ' ' {
		start--
	}
	match := kwire.Completion{Text: string(runes[start:c.Cursor]) + "!", Kind: "func"}
	return kwire.CompleteReplyContent{Status: kwire.OK, Matches: []kwire.Completion{match}, Start: start, End: c.Cursor}, nil
}

func (f *fakeRuntime) Inspect(_ context.Context, c kwire.CompleteRequestContent) (kwire.InspectReplyContent, error) {
	return kwire.InspectReplyContent{Status: kwire.OK, Found: true,
		Data: kwire.NewBundle(map[string]string{"text/markdown": fmt.Sprintf("at %d", c.Cursor)})}, nil
}

func (f *fakeRuntime) Help(_ context.Context, c kwire.HelpRequestContent) (kwire.HelpReplyContent, error) {
	reply := kwire.HelpReplyContent{Status: kwire.OK}
	for _, cell := range c.Cells { // renames all first letters
		place := kwire.Place{CellID: cell.ID, Line: 1, Column: 1, EndLine: 1, EndColumn: 2}
		reply.Edits = append(reply.Edits, kwire.Edit{Place: place, Text: c.NewName})
	}
	return reply, nil
}

func (f *fakeRuntime) Table(_ context.Context, c kwire.TableRequestContent) (kwire.TableReplyContent, error) {
	return kwire.TableReplyContent{Status: kwire.OK, TableWindow: kwire.TableWindow{
		Found: c.ID == "t", Numbers: []int{c.Offset}, Cells: [][]string{{fmt.Sprint(c.Column, c.Descending, c.Count)}},
	}}, nil
}

// bench is a session with a fake kernel, in a synctest bubble.
type bench struct {
	t       *testing.T
	dir     string
	past    *history.Store
	session *Session
	kernel  *fakeRuntime
	// startErr lets the kernel fail to start.
	startErr error
	checker  checkerFunc
}

type checkerFunc func(ctx context.Context, doc notebook.Document, id string) (notebook.Check, error)

func (f checkerFunc) Check(ctx context.Context, doc notebook.Document, id string) (notebook.Check, error) {
	return f(ctx, doc, id)
}

// inBubble runs a test with a fake clock. Each name of cells becomes a code cell with its name as id and source.
func inBubble(t *testing.T, cells map[string]cellFunc, ids []string, test func(t *testing.T, b *bench)) {
	t.Helper()
	dir := t.TempDir()
	doc := notebook.New("T")
	for _, id := range ids {
		c := notebook.NewCell(id, notebook.Code, id)
		switch {
		case strings.HasPrefix(id, "text"):
			c.Kind = notebook.Markdown
		case strings.HasPrefix(id, "locked"):
			c.Role = notebook.Locked
		case strings.HasPrefix(id, "solve"):
			c.Role, c.ExerciseID = notebook.Exercise, "ex"
		}
		doc.Cells = append(doc.Cells, c)
	}
	if _, err := notebook.Save(filepath.Join(dir, "n.ipynb"), doc, notebook.NewFile); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		folder, err := notebook.OpenFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer folder.Close()
		past, err := history.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer past.Close()
		b := &bench{t: t, dir: dir, past: past, kernel: &fakeRuntime{cells: cells}}
		b.session, err = Open(Options{Folder: folder, History: past, Path: "n.ipynb", Engine: "fake",
			Start: func(_ context.Context, l Launch) (Runtime, error) {
				if b.startErr != nil {
					return nil, b.startErr
				}
				b.kernel.launch = l
				b.kernel.state(kwire.Starting, "")
				b.kernel.state(kwire.Idle, "")
				return b.kernel, nil
			},
			Checker: checkerFunc(func(ctx context.Context, doc notebook.Document, id string) (notebook.Check, error) {
				return b.checker(ctx, doc, id)
			}),
		})
		if err != nil {
			t.Fatal(err)
		}
		test(t, b)
		if err := b.session.Close(t.Context()); err != nil {
			t.Errorf("close: %v", err)
		}
		if b.startErr == nil && b.kernel.launch.OnState != nil && !b.kernel.closed {
			t.Error("the kernel was left running")
		}
	})
}

// tab is a page: it keeps a copy of the document as a page does.
type tab struct {
	b       *bench
	client  *Client
	doc     notebook.Document
	version int
	welcome wire.Welcome // the last one
	queue   []string     // as the last welcome gave it
	// welcomes and applied count messages; rest holds the others.
	welcomes, applied int
	rest              []wire.Response
	bytes             int
}

func (b *bench) join() *tab {
	b.t.Helper()
	return b.joinAs("")
}

// joinAs joins as a page with a name.
func (b *bench) joinAs(name string) *tab {
	b.t.Helper()
	c, err := b.session.Join(b.t.Context(), name)
	if err != nil {
		b.t.Fatal(err)
	}
	p := &tab{b: b, client: c}
	p.read()
	return p
}

// read waits until nothing moves any more and takes all messages.
func (p *tab) read() {
	p.b.t.Helper()
	for {
		synctest.Wait()
		p.client.mu.Lock()
		nothing := len(p.client.waiting) == 0 && !p.client.lagging
		p.client.mu.Unlock()
		if nothing {
			return
		}
		batch, err := p.client.Next(p.b.t.Context())
		if err != nil {
			p.b.t.Fatal(err)
		}
		for _, data := range batch {
			p.bytes += len(data)
			p.take(data)
		}
	}
}

func (p *tab) take(data []byte) {
	p.b.t.Helper()
	var r wire.Response
	if err := json.Unmarshal(data, &r); err != nil {
		p.b.t.Fatal(err)
	}
	switch {
	case r.Welcome != nil:
		p.welcome = *r.Welcome
		p.welcomes++
		p.doc, p.version, p.queue = r.Welcome.Document, r.Welcome.Version, r.Welcome.Queue
	case r.Applied != nil:
		p.applied++
		if r.Applied.Version <= p.version {
			return // sent while the welcome was on its way
		}
		if r.Applied.Version != p.version+1 {
			p.b.t.Fatalf("operation %d follows %d", r.Applied.Version, p.version)
		}
		p.version++
		var err error
		if p.doc, _, err = notebook.Apply(p.doc, r.Applied.Op); err != nil {
			p.b.t.Fatalf("the tab refused %+v: %v", r.Applied.Op, err)
		}
	default:
		p.rest = append(p.rest, r)
	}
}

// request sends a request and returns its answer, after all that it caused at once.
func (p *tab) request(r wire.Request) wire.Response {
	p.b.t.Helper()
	r.ID = 77
	p.rest = nil
	p.client.Handle(r)
	p.read()
	i := slices.IndexFunc(p.rest, func(r wire.Response) bool { return r.ID == 77 })
	if i < 0 {
		return wire.Response{}
	}
	return p.rest[i]
}

// must sends a request that has to succeed.
func (p *tab) must(r wire.Request) wire.Response {
	p.b.t.Helper()
	answer := p.request(r)
	if answer.ID == 0 || answer.Error != nil {
		p.b.t.Fatalf("%s: answer %+v %+v", r.Kind, answer, answer.Error)
	}
	return answer
}

// refused sends a request that must fail with the text.
func (p *tab) refused(r wire.Request, want string) {
	p.b.t.Helper()
	answer := p.request(r)
	if answer.Error == nil || !strings.Contains(answer.Error.Message, want) {
		p.b.t.Errorf("%s: answer %+v %+v, want an error with %q", r.Kind, answer, answer.Error, want)
	}
}

func (p *tab) cell(id string) notebook.Cell {
	p.b.t.Helper()
	c, ok := p.doc.Cell(id)
	if !ok {
		p.b.t.Fatalf("no cell %q", id)
	}
	return c
}

// agree checks that the tabs and the session have the same document.
func (b *bench) agree(tabs ...*tab) {
	b.t.Helper()
	synctest.Wait()
	doc, err := b.session.Document(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	want, _ := json.Marshal(doc)
	for i, p := range tabs {
		p.read()
		if got, _ := json.Marshal(p.doc); string(got) != string(want) {
			b.t.Errorf("tab %d has\n%s\nthe session\n%s", i, got, want)
		}
	}
}

func (b *bench) file() string {
	b.t.Helper()
	data, err := os.ReadFile(filepath.Join(b.dir, "n.ipynb"))
	if err != nil {
		b.t.Fatal(err)
	}
	return string(data)
}

func runCells(ids ...string) wire.Request { return wire.Request{Kind: wire.Run, Cells: ids} }

// edit replaces all that the tab sees of a cell.
func (p *tab) edit(cell, source string, revision int) wire.Request {
	p.b.t.Helper()
	changes := notebook.Changes{{Length: len(p.cell(cell).Source), Replace: true, Lines: []string{source}}}
	return wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.EditSource, Cell: cell, Changes: changes, Revision: revision}}
}

func prints(texts ...string) cellFunc {
	return func(_ context.Context, say func(kwire.Type, any)) kwire.ExecuteReplyContent {
		for _, text := range texts {
			say(kwire.Stream, kwire.StreamContent{Name: kwire.Stdout, Text: text})
		}
		return kwire.ExecuteReplyContent{Status: kwire.OK}
	}
}

// endless runs until it is interrupted or its kernel dies.
func endless(ctx context.Context, say func(kwire.Type, any)) kwire.ExecuteReplyContent {
	<-ctx.Done()
	if errors.Is(context.Cause(ctx), errDied) {
		return kwire.ExecuteReplyContent{}
	}
	return failWith(say, kwire.InterruptError, "interrupted")
}
