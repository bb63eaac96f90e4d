package autograder

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lab/kernel/wire"
	"lab/labs"
	"lab/notebook"
)

// grade grades the release of the test course after a change, in fake kernels.
func grade(t *testing.T, answer func(*fakeKernel, wire.ExecuteRequestContent) fakeReply, change func(*notebook.Document)) (Report, *fakeWorld) {
	t.Helper()
	lib, lab := course(t)
	doc := labs.Release(lab)
	change(&doc)
	world := &fakeWorld{answer: answer}
	report, err := Grade(t.Context(), Submission{"alice.ipynb", doc}, Options{Labs: lib, Kernel: world.start, Timeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range world.kernels {
		select {
		case <-k.gone:
		default:
			t.Error("a kernel was left running")
		}
	}
	return report, world
}

// solve puts text into the cell of exercise double.
func solve(t *testing.T, text string) func(*notebook.Document) {
	return func(doc *notebook.Document) { doc.Cells[cellOf(t, *doc, "double")].Source = text }
}

// want compares the result of exercise double: points, statuses in order, and a part of its message or logs.
func want(t *testing.T, r Report, points float64, statuses []Status, says string) {
	t.Helper()
	e := r.Exercises[0]
	var got []Status
	text := e.Message
	for _, c := range e.Tests {
		got = append(got, c.Status)
		text += "\n" + strings.Join(c.Log, "\n")
	}
	if e.Points != points || !slices.Equal(got, statuses) {
		t.Errorf("%v points, %v; want %v, %v\n%s", e.Points, got, points, statuses, text)
	}
	if !strings.Contains(text, says) {
		t.Errorf("says %q; want %q in it", text, says)
	}
	if other := r.Exercises[1]; other.Points != 0 || other.Max != 3 || len(other.Tests) != 2 || other.Tests[0].Status != Fail {
		t.Errorf("the other exercise, a starter, got %+v", other)
	}
}

var (
	bothFail = []Status{Fail, Fail}
	bothPass = []Status{Pass, Pass}
)

func TestPoints(t *testing.T) {
	for name, c := range map[string]struct {
		code     string
		points   float64
		statuses []Status
		says     string
	}{
		"solution":              {solved, 3, bothPass, ""},
		"starter":               {starter, 0, bothFail, "got 0, want 2"},
		"half":                  {"func Double(x int) int { return x * 2 }", 1, []Status{Pass, Fail}, "got 0, want 2"},
		"does not compile":      {solved + "\n\nfunc f() { nonsense }", 0, bothFail, "does not compile: line 5: undefined: nonsense"},
		"statements that fail":  {solved + "\n\nprintln(nonsense)", 3, bothPass, "only the declarations of cell 4 were graded, because the rest of it does not compile: line 5"},
		"wrong name":            {"func Doubel(x int) int { return 2 * x }", 0, bothFail, "Double is not declared; expected func(int) int"},
		"wrong type":            {"func Double(x, y float64) int { return 2 * x }", 0, bothFail, "Double is func(float64, float64) int; expected func(int) int"},
		"empty":                 {"", 0, bothFail, "Double is not declared"},
		"does not even scan":    {"func Double(x int) int { return \"2 x }", 0, bothFail, ""},
		"declares len":          {solved + "\nfunc len(x any) int { return 0 }", 0, bothFail, "cell 4 declares len, which is a name of Go itself: give it another name"},
		"defines true":          {solved + "\ntrue, x := false, 1", 0, bothFail, "declares true"},
		"declares panic as var": {solved + "\nvar panic = func(any) {}", 0, bothFail, "declares panic"},
		"declares error":        {solved + "\ntype error struct{}", 0, bothFail, "declares error"},
		"declares testing":      {solved + "\ntype testing struct{}", 0, bothFail, "declares testing"},
		"declares a package":    {solved + "\nvar strings = 1", 0, bothFail, "declares strings, which is the name of a package that the checks use"},
		"declares a helper":     {solved + "\nfunc check() {}", 0, bothFail, "declares check, which is a name of the checks"},
		"declares a hidden one": {solved + "\nfunc TestDoubleHidden() {}", 0, bothFail, "declares TestDoubleHidden"},
		"imports under a name":  {"import strings \"bytes\"\n" + solved, 0, bothFail, `imports "bytes" as strings`},
		"imports as len":        {"import len \"bytes\"\n" + solved, 0, bothFail, `imports "bytes" as len`},
		"imports with a dot":    {"import . \"bytes\"\n" + solved, 0, bothFail, "with a dot"},
		"other version":         {"import \"strings\"\nimport \"math/rand/v2\"\n" + solved, 3, bothPass, ""},
		"max inside a function": {"func Double(x int) int { max := 2 * x; return max }", 3, bothPass, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := grade(t, honest, solve(t, c.code))
			want(t, r, c.points, c.statuses, c.says)
			if !r.Gradable || r.Max != 6 || r.Points != c.points {
				t.Errorf("report %v of %v, gradable %v", r.Points, r.Max, r.Gradable)
			}
		})
	}
}

// TestLies has kernels in which student code tells everything except the one message that counts.
func TestLies(t *testing.T) {
	pass := func(name string) wire.Message { return checkResult(wire.ExecuteResult, name, true) }
	stream := func(text string) wire.Message {
		content, _ := json.Marshal(wire.StreamContent{Name: wire.Stdout, Text: text})
		return wire.Message{Header: wire.Header{Type: wire.Stream}, Content: content}
	}
	for name, c := range map[string]struct {
		reply func(name string) fakeReply
		says  string
	}{
		"nothing": {func(string) fakeReply { return fakeReply{} }, "gave 0 results"},
		"printed": {func(n string) fakeReply {
			return fakeReply{messages: []wire.Message{stream("--- PASS: " + n + "\nPASS\nok\n")}}
		}, "gave 0 results"},
		"displayed": {func(n string) fakeReply {
			return fakeReply{messages: []wire.Message{checkResult(wire.DisplayData, n, true)}}
		}, "gave 0 results"},
		"updated display": {func(n string) fakeReply {
			return fakeReply{messages: []wire.Message{checkResult(wire.UpdateDisplayData, n, true)}}
		}, "gave 0 results"},
		"twice":      {func(n string) fakeReply { return fakeReply{messages: []wire.Message{pass(n), pass(n)}} }, "gave 2 results"},
		"other name": {func(string) fakeReply { return fakeReply{messages: []wire.Message{pass("TestOther")}} }, `of "TestOther"`},
		"other type": {func(string) fakeReply {
			content, _ := json.Marshal(wire.ExecuteResultContent{Data: wire.MIMEBundle{"text/plain": json.RawMessage(`"PASS"`)}})
			return fakeReply{messages: []wire.Message{{Header: wire.Header{Type: wire.ExecuteResult}, Content: content}}}
		}, "gave no result"},
		"no JSON": {func(string) fakeReply {
			return fakeReply{messages: []wire.Message{{Header: wire.Header{Type: wire.ExecuteResult}, Content: json.RawMessage(`{"data":{"` + wire.MIMECheck + `":"PASS"}}`)}}}
		}, "cannot be read"},
		"pass, then an error": {func(n string) fakeReply {
			return fakeReply{messages: []wire.Message{pass(n)}, failure: &wire.ErrorContent{Name: wire.PanicError, Value: "panic: late"}}
		}, "panic: late"},
		"pass, then death": {func(n string) fakeReply { return fakeReply{messages: []wire.Message{pass(n)}, dies: true} }, "ended the kernel: it crashed"},
		"pass, then flood": {func(n string) fakeReply {
			return fakeReply{messages: []wire.Message{pass(n), stream(strings.Repeat("x", maxOutput))}, hangs: true}
		}, "put out more than 4 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := grade(t, func(k *fakeKernel, req wire.ExecuteRequestContent) fakeReply {
				if strings.Contains(req.Code, "testing.Run(") && strings.Contains(k.ran(), "2 * x") {
					return c.reply(strings.Split(req.Code, `"`)[3])
				}
				return honest(k, req)
			}, solve(t, solved))
			want(t, r, 0, bothFail, c.says)
		})
	}
}

func TestEndlessLoopCostsOneCheck(t *testing.T) {
	lib, lab := course(t)
	doc := labs.Release(lab)
	solve(t, solved)(&doc)
	world := &fakeWorld{answer: func(k *fakeKernel, req wire.ExecuteRequestContent) fakeReply {
		if strings.Contains(req.Code, "testing.Run(\"TestDouble\"") && strings.Contains(k.ran(), "2 * x") {
			return fakeReply{hangs: true}
		}
		return honest(k, req)
	}}
	r, err := Grade(t.Context(), Submission{"alice.ipynb", doc}, Options{Labs: lib, Kernel: world.start, Timeout: 20 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 2, []Status{Fail, Pass}, "took longer than 20ms and was stopped; is there an endless loop?")
}

func TestKernelDeathCostsOneCheck(t *testing.T) {
	r, world := grade(t, func(k *fakeKernel, req wire.ExecuteRequestContent) fakeReply {
		if strings.Contains(req.Code, "testing.Run(\"TestDouble\"") && strings.Contains(k.ran(), "2 * x") {
			return fakeReply{dies: true}
		}
		return honest(k, req)
	}, solve(t, solved))
	want(t, r, 2, []Status{Fail, Pass}, "ended the kernel: it crashed")
	if len(world.kernels) != 3 {
		t.Errorf("%d kernels; want one for each exercise and one after the death", len(world.kernels))
	}
}

func TestFaultsThatAreNotTheStudents(t *testing.T) {
	lib, lab := course(t)
	sub := Submission{"alice.ipynb", labs.Release(lab)}
	noKernel := func(context.Context) (Runner, error) { return nil, errors.New("no memory") }
	r, err := Grade(t.Context(), sub, Options{Labs: lib, Kernel: noKernel})
	if err != nil {
		t.Fatal(err)
	}
	if r.Gradable || r.Exercises[0].Tests[0].Status != NotGradable || !strings.Contains(r.Exercises[0].Message, "no kernel could be started: no memory") {
		t.Errorf("without kernels: %+v", r)
	}

	broken := &fakeWorld{answer: func(k *fakeKernel, req wire.ExecuteRequestContent) fakeReply {
		if req.CellID == "hidden_test.go" {
			return fakeReply{failure: &wire.ErrorContent{Name: wire.RefusedError, Value: "select is not supported"}}
		}
		return honest(k, req)
	}}
	if r, err = Grade(t.Context(), sub, Options{Labs: lib, Kernel: broken.start}); err != nil {
		t.Fatal(err)
	}
	if r.Gradable || !strings.Contains(r.Exercises[0].Message, `exercise "double" is broken, not the answer: hidden_test.go cannot be run by the kernel: select`) {
		t.Errorf("with broken checks: %+v", r.Exercises[0])
	}
}

func TestStoppedGradingIsNoGrade(t *testing.T) {
	lib, lab := course(t)
	ctx, cancel := context.WithCancel(t.Context())
	world := &fakeWorld{answer: func(k *fakeKernel, req wire.ExecuteRequestContent) fakeReply {
		if strings.Contains(req.Code, "testing.Run(") {
			cancel()
			return fakeReply{hangs: true}
		}
		return honest(k, req)
	}}
	r, err := Grade(ctx, Submission{"alice.ipynb", labs.Release(lab)}, Options{Labs: lib, Kernel: world.start, Jobs: 1})
	if !errors.Is(err, context.Canceled) || r.Gradable || r.Max != 6 {
		t.Errorf("%v, gradable %v, %v points at most; want the stop as error and no grade", err, r.Gradable, r.Max)
	}
}

func TestVisibleOnly(t *testing.T) {
	lib, lab := course(t)
	doc := labs.Release(lab)
	solve(t, "func Double(x int) int { return x * 2 }")(&doc)
	world := &fakeWorld{answer: honest}
	opts := Options{Labs: lib, Kernel: world.start, VisibleOnly: true}
	r, err := Grade(t.Context(), Submission{"alice.ipynb", doc}, opts)
	if err != nil || r.Points != 1 || r.Max != 2 || !r.VisibleOnly {
		t.Errorf("%v of %v points, visible only %v, %v", r.Points, r.Max, r.VisibleOnly, err)
	}
	check, err := NewChecker(opts).Check(t.Context(), doc, "double")
	if err != nil || check.Points != 1 || check.MaxPoints != 1 || len(check.Tests) != 1 || !check.Tests[0].Passed {
		t.Errorf("Check: %+v, %v", check, err)
	}
	for _, k := range world.kernels {
		if strings.Contains(k.ran(), "TestDoubleHidden") {
			t.Error("hidden checks reached a kernel")
		}
	}
	if _, err := NewChecker(opts).Check(t.Context(), doc, "unknown"); err == nil || !strings.Contains(err.Error(), "unknown") {
		t.Errorf("Check of an unknown exercise: %v", err)
	}
}

func TestProgressNeverReadsAsAGrade(t *testing.T) {
	lib, lab := course(t)
	var seen []Report
	world := &fakeWorld{answer: honest}
	_, err := Grade(t.Context(), Submission{"alice.ipynb", labs.Release(lab)}, Options{Labs: lib, Kernel: world.start, Jobs: 1,
		Progress: func(r Report) { seen = append(seen, r) }})
	if err != nil || len(seen) != 2 {
		t.Fatalf("%d reports, %v", len(seen), err)
	}
	if seen[0].Gradable || seen[0].Max != 6 || seen[0].Exercises[1].Message != "not graded yet" || !seen[1].Gradable {
		t.Errorf("reports on the way: %+v", seen)
	}
}

func TestUnknownLab(t *testing.T) {
	lib, lab := course(t)
	doc := labs.Release(lab)
	doc.Lab = ""
	world := &fakeWorld{answer: honest}
	_, err := Grade(t.Context(), Submission{"a.ipynb", doc}, Options{Labs: lib, Kernel: world.start})
	if err == nil || !strings.Contains(err.Error(), "--lab") {
		t.Errorf("without a lab: %v", err)
	}
	if _, err = Grade(t.Context(), Submission{"a.ipynb", doc}, Options{Labs: lib, Kernel: world.start, Lab: "other"}); err == nil {
		t.Error("an unknown lab was graded")
	}
	if r, err := Grade(t.Context(), Submission{"a.ipynb", doc}, Options{Labs: lib, Kernel: world.start, Lab: "first"}); err != nil || r.Lab != "first" {
		t.Errorf("with --lab: %q, %v", r.Lab, err)
	}
}

func TestOneBadFileStopsNothing(t *testing.T) {
	lib, lab := course(t)
	dir := t.TempDir()
	doc := labs.Release(lab)
	solve(t, solved)(&doc)
	data, err := notebook.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	bad, good := filepath.Join(dir, "bad.ipynb"), filepath.Join(dir, "good.ipynb")
	for name, text := range map[string][]byte{bad: data[:len(data)/2], good: data} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	world := &fakeWorld{answer: honest}
	var reports []Report
	err = GradeFiles(t.Context(), []string{bad, filepath.Join(dir, "none.ipynb"), good}, Options{Labs: lib, Kernel: world.start},
		func(r Report) error { reports = append(reports, r); return nil })
	if err != nil || len(reports) != 3 {
		t.Fatalf("%d reports, %v", len(reports), err)
	}
	if reports[0].Gradable || !strings.HasPrefix(reports[0].Message, "not a notebook") || reports[1].Gradable || reports[2].Points != 3 {
		t.Errorf("reports %+v", reports)
	}
}
