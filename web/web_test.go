package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	kwire "lab/kernel/wire"
	"lab/notebook"
	"lab/web/session"
	"lab/web/wire"
)

// echo is a kernel that prints the code of a cell.
type echo struct {
	launch session.Launch
	count  int
	closed bool
}

func (e *echo) Execute(_ context.Context, c kwire.ExecuteRequestContent, on func(kwire.Message)) (kwire.ExecuteReplyContent, error) {
	content, err := json.Marshal(kwire.StreamContent{Name: kwire.Stdout, Text: c.Code})
	if err != nil {
		return kwire.ExecuteReplyContent{}, err
	}
	on(kwire.Message{Channel: kwire.IOPub, Header: kwire.Header{Type: kwire.Stream}, Content: content})
	e.count++
	return kwire.ExecuteReplyContent{Status: kwire.OK, ExecutionCount: e.count}, nil
}

func (e *echo) Complete(context.Context, kwire.CompleteRequestContent) (kwire.CompleteReplyContent, error) {
	return kwire.CompleteReplyContent{}, errors.New("knows nothing")
}

func (e *echo) Help(context.Context, kwire.HelpRequestContent) (kwire.HelpReplyContent, error) {
	return kwire.HelpReplyContent{}, errors.New("knows nothing")
}

func (e *echo) Table(context.Context, kwire.TableRequestContent) (kwire.TableReplyContent, error) {
	return kwire.TableReplyContent{}, errors.New("keeps nothing")
}

func (e *echo) Inspect(context.Context, kwire.CompleteRequestContent) (kwire.InspectReplyContent, error) {
	return kwire.InspectReplyContent{}, errors.New("knows nothing")
}
func (e *echo) Interrupt(context.Context) error { return nil }
func (e *echo) Restart(context.Context) error   { return nil }
func (e *echo) Close() error                    { e.closed = true; return nil }

// whole replaces a text of one line by another.
func whole(before, after string) notebook.Changes {
	return notebook.Changes{{Length: len(before), Replace: true, Lines: []string{after}}}
}

// oneLab offers a lab with one exercise.
type oneLab struct{}

func (oneLab) List() ([]wire.LabInfo, error) {
	return []wire.LabInfo{{ID: "count", Title: "Counting", Max: 2, Exercises: []wire.ExerciseInfo{{ID: "words", Max: 2}}}},
		errors.New("another lab is damaged")
}

func (oneLab) Document(id string) (notebook.Document, error) {
	if id != "count" {
		return notebook.Document{}, errors.New("there is no lab " + id)
	}
	doc := notebook.New("Counting")
	doc.Lab = id
	c := notebook.NewCell("solve", notebook.Code, "starter")
	c.Role, c.ExerciseID = notebook.Exercise, "words"
	doc.Cells = append(doc.Cells, c)
	return doc, nil
}

type fullMarks struct{}

func (fullMarks) Check(context.Context, notebook.Document, string) (notebook.Check, error) {
	return notebook.Check{Points: 2, MaxPoints: 2, Tests: []notebook.TestResult{{Name: "TestWords", Passed: true, Points: 2}}}, nil
}

func newServer(t *testing.T, change func(*Config)) *Server {
	t.Helper()
	cfg := Config{Dir: t.TempDir(), Token: testToken, Labs: oneLab{}, Checker: fullMarks{}, Engine: "echo",
		Start: func(_ context.Context, l session.Launch) (session.Runtime, error) { return &echo{launch: l}, nil }}
	if change != nil {
		change(&cfg)
	}
	s, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := s.Close(ctx); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// browser speaks to a server as the page does.
type browser struct {
	t   *testing.T
	url string
}

func browse(t *testing.T, s *Server) *browser {
	t.Helper()
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	return &browser{t, server.URL}
}

func (b *browser) do(method, path, body string) (int, http.Header, []byte) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.url+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+testToken)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response.StatusCode, response.Header, data
}

// get decodes an answer of 200.
func get[T any](b *browser, method, path, body string) T {
	b.t.Helper()
	status, _, data := b.do(method, path, body)
	var v T
	if status != http.StatusOK {
		b.t.Fatalf("%s %s: %d %s", method, path, status, data)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		b.t.Fatal(err)
	}
	return v
}

func (b *browser) fails(method, path, body string, status int, want string) {
	b.t.Helper()
	got, _, data := b.do(method, path, body)
	var e wire.Error
	if err := json.Unmarshal(data, &e); err != nil || got != status || !strings.Contains(e.Message, want) {
		b.t.Errorf("%s %s: %d %s, want %d %q", method, path, got, data, status, want)
	}
}

// tab is a websocket of a page.
type tab struct {
	b    *browser
	conn *websocket.Conn
	doc  notebook.Document
	id   int
}

func (b *browser) connect(path string) *tab {
	b.t.Helper()
	return b.dial(path, http.Header{"Authorization": {"Bearer " + testToken}, "Origin": {b.url}})
}

func (b *browser) dial(path string, header http.Header) *tab {
	b.t.Helper()
	conn, response, err := websocket.DefaultDialer.Dial(strings.Replace(b.url, "http", "ws", 1)+"/api/session?path="+url.QueryEscape(path), header)
	if err != nil {
		b.t.Fatal(err)
	}
	response.Body.Close()
	b.t.Cleanup(func() { conn.Close() })
	return &tab{b: b, conn: conn}
}

func (p *tab) next() wire.Response {
	p.b.t.Helper()
	if err := p.conn.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		p.b.t.Fatal(err)
	}
	_, data, err := p.conn.ReadMessage()
	if err != nil {
		p.b.t.Fatal(err)
	}
	var r wire.Response
	if err := json.Unmarshal(data, &r); err != nil {
		p.b.t.Fatal(err)
	}
	if r.Welcome != nil {
		p.doc = r.Welcome.Document
	}
	if r.Applied != nil {
		if p.doc, _, err = notebook.Apply(p.doc, r.Applied.Op); err != nil {
			p.b.t.Fatal(err)
		}
	}
	return r
}

// until reads messages until the document is as wanted.
func (p *tab) until(what string, done func(notebook.Document) bool) {
	p.b.t.Helper()
	for range 2000 {
		if done(p.doc) {
			return
		}
		p.next()
	}
	p.b.t.Fatalf("never: %s; the document is %+v", what, p.doc)
}

func (p *tab) ask(r wire.Request) wire.Response {
	p.b.t.Helper()
	p.id++
	r.ID = p.id
	if err := p.conn.WriteJSON(r); err != nil {
		p.b.t.Fatal(err)
	}
	for {
		if answer := p.next(); answer.ID == p.id {
			return answer
		}
	}
}

func TestLabsAndNotebooks(t *testing.T) {
	s := newServer(t, nil)
	b := browse(t, s)
	all := get[[]wire.LabInfo](b, "GET", "/api/labs", "")
	if len(all) != 1 || all[0].Notebook != "" || all[0].Points != 0 {
		t.Errorf("labs %+v", all)
	}
	if list := get[[]wire.NotebookInfo](b, "GET", "/api/notebooks", ""); list == nil || len(list) != 0 {
		t.Errorf("notebooks %+v", list)
	}
	opened := get[wire.Opened](b, "POST", "/api/labs/count/open", "")
	if opened.Path != "count.ipynb" {
		t.Errorf("opened %+v", opened)
	}
	p := b.connect(opened.Path)
	p.next()
	p.ask(wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.EditSource, Cell: "solve", Changes: whole("starter", "mine")}})
	p.ask(wire.Request{Kind: wire.Check, Cells: []string{"solve"}})
	p.until("the check's outcome", func(d notebook.Document) bool { return d.Cells[0].Check != nil && !d.Cells[0].Check.Running })
	p.ask(wire.Request{Kind: wire.Save})

	// Opening the lab again never takes the student's work away.
	if again := get[wire.Opened](b, "POST", "/api/labs/count/open", ""); again != opened {
		t.Errorf("opened %+v", again)
	}
	doc, _, err := notebook.Load(filepath.Join(s.cfg.Dir, "count.ipynb"))
	if err != nil || doc.Cells[0].Source != "mine" {
		t.Errorf("the file has %+v, %v", doc.Cells, err)
	}
	all = get[[]wire.LabInfo](b, "GET", "/api/labs", "")
	if all[0].Notebook != "count.ipynb" || all[0].Points != 2 || all[0].Exercises[0].Points != 2 {
		t.Errorf("labs %+v", all)
	}
	list := get[[]wire.NotebookInfo](b, "GET", "/api/notebooks", "")
	if len(list) != 1 || list[0].Title != "Counting" || list[0].Lab != "count" {
		t.Errorf("notebooks %+v", list)
	}
	b.fails("POST", "/api/labs/other/open", "", http.StatusNotFound, "there is no lab other")
	b.fails("POST", "/api/labs/..%2Fx/open", "", http.StatusBadRequest, "no lab's id")
	b.fails("GET", "/api/nothing", "", http.StatusNotFound, "there is no GET /api/nothing")
}

func TestNewNotebook(t *testing.T) {
	s := newServer(t, nil)
	b := browse(t, s)
	for _, tt := range []struct{ body, path string }{
		{`{"title":"Größe & more!"}`, "größe-more.ipynb"},
		{`{"title":"Größe & more!"}`, "größe-more-2.ipynb"},
		{`{"title":"../.."}`, "notebook.ipynb"},
		{`{}`, "untitled.ipynb"},
		{`{"path":"own name"}`, "own name.ipynb"},
	} {
		if got := get[wire.Opened](b, "POST", "/api/notebooks", tt.body); got.Path != tt.path {
			t.Errorf("%s: %s, want %s", tt.body, got.Path, tt.path)
		}
	}
	b.fails("POST", "/api/notebooks", `{"path":"own name.ipynb"}`, http.StatusConflict, "is there already")
	b.fails("POST", "/api/notebooks", `{"path":"../out.ipynb"}`, http.StatusBadRequest, "no path inside")
	b.fails("POST", "/api/notebooks", `{"path":"/out.ipynb"}`, http.StatusBadRequest, "no path inside")
	b.fails("POST", "/api/notebooks", `{"path":"a\\b.ipynb"}`, http.StatusBadRequest, "no path inside")
	b.fails("POST", "/api/notebooks", `{"path":"no/folder.ipynb"}`, http.StatusInternalServerError, "no such file")
	b.fails("POST", "/api/notebooks", `{`, http.StatusBadRequest, "not readable")
}

func TestListShowsDamage(t *testing.T) {
	s := newServer(t, nil)
	b := browse(t, s)
	write := func(name, text string) {
		t.Helper()
		full := filepath.Join(s.cfg.Dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("bad.ipynb", "{")
	write("sub/good.ipynb", `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}`)
	write(".ipynb_checkpoints/old.ipynb", "{}")
	write("node_modules/x.ipynb", "{}")
	write("notes.txt", "")
	list := get[[]wire.NotebookInfo](b, "GET", "/api/notebooks", "")
	if len(list) != 2 {
		t.Fatalf("list %+v", list)
	}
	for _, n := range list {
		if bad := n.Path == "bad.ipynb"; bad != strings.Contains(n.Error, "damaged") {
			t.Errorf("%+v", n)
		}
	}
}

func TestSessionOverWebsocket(t *testing.T) {
	s := newServer(t, nil)
	b := browse(t, s)
	path := get[wire.Opened](b, "POST", "/api/notebooks", `{"title":"T"}`).Path
	one, two := b.connect(path), b.connect(path)
	if w := one.next().Welcome; w == nil || w.Path != path || w.Engine != "echo" || w.Document.Cells[1].ID != "first" {
		t.Fatalf("welcome %+v", w)
	}
	if one.ask(wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.EditSource, Cell: "first", Changes: whole("", "hello")}}); one.doc.Cells[1].Source != "hello" {
		t.Error("the edit was answered before it was applied")
	}
	if answer := one.ask(wire.Request{Kind: wire.Run, Cells: []string{"first"}}); !answer.Done {
		t.Errorf("answer %+v", answer)
	}
	two.until("the output", func(d notebook.Document) bool {
		return len(d.Cells) > 1 && d.Cells[1].ExecutionCount == 1 && d.Cells[1].Outputs[0].Text == "hello"
	})
	if answer := two.ask(wire.Request{Kind: wire.Complete, Source: "x", Cursor: 1}); answer.Complete == nil || answer.Complete.Options == nil {
		t.Errorf("completion %+v", answer.Complete)
	}
	if w := b.dial(path, http.Header{"Authorization": {"Bearer " + testToken}}).next().Welcome; w == nil {
		t.Error("a program, which sends no Origin, got no welcome")
	}
	// A tab that goes away takes nothing with it.
	one.conn.Close()
	two.conn.Close()
	three := b.connect(path)
	three.next()
	if three.doc.Cells[1].Outputs[0].Text != "hello" {
		t.Errorf("after a reload: %+v", three.doc)
	}
}

func TestSessionRefusals(t *testing.T) {
	s := newServer(t, nil)
	b := browse(t, s)
	if err := os.WriteFile(filepath.Join(s.cfg.Dir, "bad.ipynb"), []byte("not"), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"": "path is missing", "no.ipynb": "no such file", "bad.ipynb": "not JSON", "../x.ipynb": "no path inside", "x.txt": "does not end in .ipynb",
	} {
		p := b.connect(path)
		if r := p.next(); r.Error == nil || !strings.Contains(r.Error.Message, want) {
			t.Errorf("%q: %+v", path, r.Error)
		}
		var closed *websocket.CloseError
		if _, _, err := p.conn.ReadMessage(); !errors.As(err, &closed) || closed.Code != closeRefused {
			t.Errorf("%q: then %v", path, err)
		}
	}
	// A notebook that was mended can be opened without a new start.
	if err := os.WriteFile(filepath.Join(s.cfg.Dir, "bad.ipynb"), []byte(`{"nbformat":4,"cells":[]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := b.connect("bad.ipynb").next(); r.Welcome == nil {
		t.Errorf("after mending: %+v", r)
	}
}

func TestCloseSavesAndEndsKernels(t *testing.T) {
	var kernel *echo
	s := newServer(t, func(c *Config) {
		c.Start = func(_ context.Context, l session.Launch) (session.Runtime, error) {
			kernel = &echo{launch: l}
			return kernel, nil
		}
	})
	b := browse(t, s)
	path := get[wire.Opened](b, "POST", "/api/notebooks", `{"title":"T"}`).Path
	p := b.connect(path)
	p.next()
	p.until("a kernel", func(d notebook.Document) bool { return d.Kernel == notebook.KernelIdle })
	p.ask(wire.Request{Kind: wire.ApplyOp, Op: &notebook.Op{Kind: notebook.EditSource, Cell: "first", Changes: whole("", "unsaved")}})
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	doc, _, err := notebook.Load(filepath.Join(s.cfg.Dir, path))
	if err != nil || doc.Cells[1].Source != "unsaved" {
		t.Errorf("saved %+v, %v", doc.Cells, err)
	}
	if !kernel.closed || kernel.launch.Dir != s.cfg.Dir {
		t.Errorf("kernel closed %t, folder %s", kernel.closed, kernel.launch.Dir)
	}
}

func TestServeStopsWithItsContext(t *testing.T) {
	s := newServer(t, func(c *Config) { c.Addr = "127.0.0.1:0" })
	l, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Serve(ctx, l) }()
	response, err := http.Get(s.URL(l)) // follows the redirect, but keeps no cookie
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusUnauthorized {
		t.Errorf("status %d without a cookie", response.StatusCode)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

func TestPage(t *testing.T) {
	b := browse(t, newServer(t, nil))
	status, header, index := b.do("GET", "/", "")
	if status != http.StatusOK || !strings.HasPrefix(header.Get("Content-Type"), "text/html") || header.Get("ETag") == "" {
		t.Fatalf("%d %v", status, header)
	}
	if _, _, page := b.do("GET", "/notebooks/sub/a.ipynb", ""); !bytes.Equal(page, index) {
		t.Error("a notebook's address does not lead to the page")
	}
	if status, _, _ := b.do("POST", "/", ""); status != http.StatusMethodNotAllowed {
		t.Errorf("posting to the page: %d", status)
	}
	if status, _, _ := b.do("GET", "/assets/none.js", ""); status != http.StatusNotFound {
		t.Errorf("a missing file: %d", status)
	}
}

func TestAssets(t *testing.T) {
	text := strings.Repeat("let x = 1;\n", 1000)
	p := &page{assets: map[string]*asset{"assets/a.js": newAsset("assets/a.js", []byte(text))}, index: newAsset("index.html", []byte("<html>"))}
	ask := func(header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/assets/a.js", nil)
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		return w
	}
	plain := ask()
	if plain.Body.String() != text || !strings.HasPrefix(plain.Header().Get("Content-Type"), "text/javascript") {
		t.Errorf("plain: %v", plain.Header())
	}
	zipped := ask("Accept-Encoding", "gzip, br")
	r, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := io.ReadAll(r); err != nil || string(data) != text || zipped.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("zipped: %v %v", zipped.Header(), err)
	}
	if w := ask("If-None-Match", `"other", W/`+plain.Header().Get("ETag")); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("known: %d", w.Code)
	}
}
