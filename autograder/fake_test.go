package autograder

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"lab/exercises"
	"lab/kernel/wire"
	"lab/labs"
	"lab/notebook"
)

// fakeKernel stands for a kernel process whose behaviour a test writes down. It knows no Go: it remembers what it was
// given and answers by looking for words in it.
type fakeKernel struct {
	world *fakeWorld
	seen  []wire.ExecuteRequestContent
	once  sync.Once
	gone  chan struct{}
}

// fakeWorld is what all fake kernels of a test share.
type fakeWorld struct {
	// answer decides on a request, given everything that the process ran before.
	answer func(k *fakeKernel, req wire.ExecuteRequestContent) fakeReply

	mu      sync.Mutex
	kernels []*fakeKernel
}

type fakeReply struct {
	messages []wire.Message
	failure  *wire.ErrorContent
	hangs    bool
	dies     bool
}

func (w *fakeWorld) start(context.Context) (Runner, error) {
	k := &fakeKernel{world: w, gone: make(chan struct{})}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.kernels = append(w.kernels, k)
	return k, nil
}

func (k *fakeKernel) Execute(ctx context.Context, req wire.ExecuteRequestContent, each func(wire.Message)) (wire.ExecuteReplyContent, error) {
	select {
	case <-k.gone:
		return wire.ExecuteReplyContent{}, errors.New("the kernel is closed")
	default:
	}
	r := k.world.answer(k, req)
	k.seen = append(k.seen, req)
	for _, m := range r.messages {
		each(m)
	}
	switch {
	case r.dies:
		_ = k.Close()
		return wire.ExecuteReplyContent{}, errors.New("it crashed")
	case r.hangs:
		select {
		case <-ctx.Done():
			return wire.ExecuteReplyContent{}, context.Cause(ctx)
		case <-k.gone:
			return wire.ExecuteReplyContent{}, errors.New("the kernel is closed")
		}
	case r.failure != nil:
		return wire.ExecuteReplyContent{Status: wire.Failed, ErrorContent: *r.failure}, nil
	case ctx.Err() != nil:
		return wire.ExecuteReplyContent{}, context.Cause(ctx)
	}
	return wire.ExecuteReplyContent{Status: wire.OK}, nil
}

func (k *fakeKernel) Close() error {
	k.once.Do(func() { close(k.gone) })
	return nil
}

// ran is all code that the process was given.
func (k *fakeKernel) ran() string {
	var b strings.Builder
	for _, r := range k.seen {
		b.WriteString(r.Code + "\n")
	}
	return b.String()
}

// honest runs checks as a kernel would, for the exercise of these tests: an answer with 2 * x passes all checks, one
// with x * 2 the visible one only.
func honest(k *fakeKernel, req wire.ExecuteRequestContent) fakeReply {
	code := k.ran() + req.Code
	switch {
	case strings.Contains(req.Code, "nonsense"):
		return fakeReply{failure: &wire.ErrorContent{Name: wire.CompileError, Value: "undefined: nonsense",
			Diagnostics: []wire.Diagnostic{{CellID: req.CellID, Line: 1 + strings.Count(strings.Split(req.Code, "nonsense")[0], "\n"), Message: "undefined: nonsense"}}}}
	case strings.Contains(req.Code, "func Test") && !strings.Contains(code, "func Double(x int) int"):
		return fakeReply{failure: &wire.ErrorContent{Name: wire.CompileError, Value: "undefined: Double"}}
	case strings.Contains(req.Code, "testing.Run("):
		name := strings.Split(req.Code, `"`)[3]
		passed := strings.Contains(code, "2 * x") || name == "TestDouble" && strings.Contains(code, "x * 2")
		return fakeReply{messages: []wire.Message{checkResult(wire.ExecuteResult, name, passed, "got 0, want 2")}}
	}
	return fakeReply{}
}

func checkResult(kind wire.Type, name string, passed bool, log ...string) wire.Message {
	if passed {
		log = nil
	}
	inner, _ := json.Marshal(wire.CheckResult{Name: name, Passed: passed, Log: log})
	content, _ := json.Marshal(wire.ExecuteResultContent{Data: wire.MIMEBundle{wire.MIMECheck: inner}})
	return wire.Message{Header: wire.Header{Type: kind}, Content: content}
}

const (
	labText = "---\ntitle: First\n---\n# First\n\n```go setup\nfunc base() int { return 1 }\n```\n\n```go exercise=double\n```\n\n```go exercise=triple\n```\n\n```go\nDouble(base())\n```\n"
	starter = "func Double(x int) int {\n\treturn 0\n}"
	solved  = "func Double(x int) int {\n\treturn 2 * x\n}"
)

// course is a course with one lab of two exercises that differ in their ids only. Changes are pairs of a path and a text.
func course(t *testing.T, changes ...string) (*labs.Library, labs.Lab) {
	t.Helper()
	lib := labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(labText)}}, exercises.Open(exerciseFiles(changes...)))
	lab, err := lib.Open("first")
	if err != nil {
		t.Fatal(err)
	}
	return lib, lab
}

func exerciseFiles(changes ...string) fstest.MapFS {
	ex := fstest.MapFS{}
	for _, id := range []string{"double", "triple"} {
		for name, text := range map[string]string{
			"exercise.md":     "---\ntitle: Exercise " + id + "\nlab: first\npoints: {TestDoubleHidden: 2}\n---\n\nWrite `Double`.\n",
			"starter.go":      "//go:build !solution\n\npackage " + id + "\n\n" + starter + "\n",
			"solution.go":     "//go:build solution\n\npackage " + id + "\n\n" + solved + "\n",
			"double_test.go":  "package " + id + "\n\nimport (\n\t\"strings\"\n\t\"testing\"\n)\n\nvar _ = strings.ToLower\n\nfunc check(t *testing.T, x, want int) {\n\tif got := Double(x); got != want {\n\t\tt.Errorf(\"got %d, want %d\", got, want)\n\t}\n}\n\nfunc TestDouble(t *testing.T) { check(t, 1, 2) }\n",
			"hidden_test.go":  "package " + id + "\n\nimport \"testing\"\n\nfunc TestDoubleHidden(t *testing.T) {\n\tcheck(t, 50, 100)\n\tcheck(t, 51, 102)\n}\n",
			"wrong/square.go": "//go:build ignore\n\npackage " + id + "\n\nfunc Double(x int) int { return x * x }\n",
		} {
			ex[id+"/"+name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	for i := 0; i < len(changes); i += 2 {
		ex[changes[i]] = &fstest.MapFile{Data: []byte(changes[i+1])}
	}
	return ex
}

// cellOf is the index of the exercise's cell.
func cellOf(t *testing.T, doc notebook.Document, exercise string) int {
	t.Helper()
	for i, c := range doc.Cells {
		if c.ExerciseID == exercise {
			return i
		}
	}
	t.Fatalf("no cell for exercise %q", exercise)
	return 0
}
