package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReportCountsAndGoesOnAfterAFailure(t *testing.T) {
	var ran []string
	does := func(name string, err error, count tally) step {
		return step{"go", name, func(_ context.Context, w *work) error {
			ran = append(ran, name)
			w.tally = count
			fmt.Fprint(w.log, "written by ", name)
			return err
		}}
	}
	var out bytes.Buffer
	ok, err := checkAll(t.Context(), &out, []step{
		does("plain", nil, tally{}),
		does("broken", errors.New("because"), tally{}),
		does("tests", nil, tally{passed: 5, failed: 2, skipped: 1}),
		does("last", nil, tally{passed: 3}),
	}, false)
	if err != nil || ok {
		t.Fatalf("checkAll returned %v, %v", ok, err)
	}
	if want := []string{"plain", "broken", "tests", "last"}; !slices.Equal(ran, want) {
		t.Errorf("ran %v, want %v", ran, want)
	}
	text := out.String()
	if !strings.HasSuffix(text, "\n9 passed, 3 failed, 1 skipped\n") {
		t.Errorf("the closing line is wrong:\n%s", text)
	}
	if !strings.Contains(text, "written by broken") || strings.Contains(text, "written by plain") {
		t.Errorf("only failed steps show what they wrote:\n%s", text)
	}
	_, rest, _ := strings.Cut(text, "logs of all steps: ")
	dir, _, _ := strings.Cut(rest, "\n")
	if _, err := os.Stat(filepath.Join(dir, "go-broken.log")); err != nil {
		t.Error(err)
	}
	os.RemoveAll(dir)
}

func TestInterruptedIsNotPassed(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var out bytes.Buffer
	ok, err := checkAll(ctx, &out, []step{
		{"go", "first", func(context.Context, *work) error { cancel(); return nil }},
		{"go", "second", func(context.Context, *work) error { t.Error("ran after the interrupt"); return nil }},
	}, false)
	if err != nil || ok || !strings.HasSuffix(out.String(), "\n1 passed, 1 failed\n") {
		t.Errorf("%v, %v:\n%s", ok, err, out.String())
	}
	_, rest, _ := strings.Cut(out.String(), "logs of all steps: ")
	dir, _, _ := strings.Cut(rest, "\n")
	os.RemoveAll(dir)
}

func TestChoosePartsKeepsTheOrder(t *testing.T) {
	if all := choose(allSteps(), nil); len(all) != len(allSteps()) {
		t.Errorf("%d of %d steps without a choice", len(all), len(allSteps()))
	}
	got := choose(allSteps(), []string{"course", "page"})
	if len(got) == 0 || got[0].part != "page" || got[len(got)-1].part != "course" {
		t.Errorf("chose %v", got)
	}
}

func TestGoTestReader(t *testing.T) {
	var report bytes.Buffer
	w := &work{suite: &suite{report: &report}, log: &journal{}}
	r := newGoTestReader(w)
	text := `{"Action":"run","Package":"lab/a","Test":"TestGood"}
{"Action":"output","Package":"lab/a","Test":"TestGood","Output":"chatter\n"}
{"Action":"pass","Package":"lab/a","Test":"TestGood","Elapsed":0}
{"Action":"output","Package":"lab/a","Test":"TestBad","Output":"a_test.go:3: the reason\n"}
{"Action":"fail","Package":"lab/a","Test":"TestBad","Elapsed":0}
{"Action":"skip","Package":"lab/a","Test":"TestNotHere","Elapsed":0}
{"Action":"fail","Package":"lab/a","Elapsed":1}
{"ImportPath":"lab/b","Action":"build-output","Output":"b.go:1: no such thing\n"}
{"Action":"fail","Package":"lab/b","Elapsed":0,"FailedBuild":"lab/b"}
{"Action":"output","Package":"lab/c","Test":"TestDies","Output":"panic: ouch\n"}
{"Action":"fail","Package":"lab/c","Elapsed":0}
go: something else
{"Action":"skip","Package":"lab/empty","Elapsed":0}`
	for _, piece := range []string{text[:100], text[100:]} {
		if _, err := r.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
	}
	r.close()
	if want := (tally{passed: 1, failed: 3, skipped: 1}); r.tally != want {
		t.Errorf("counted %v, want %v", r.tally, want)
	}
	if want := []string{"a.TestBad", "lab/b", "lab/c"}; !slices.Equal(r.failures, want) {
		t.Errorf("failures %v, want %v", r.failures, want)
	}
	for _, want := range []string{"the reason", "no such thing", "panic: ouch", "go: something else"} {
		if !strings.Contains(w.log.String(), want) {
			t.Errorf("the log has no %q:\n%s", want, w.log)
		}
	}
	if strings.Contains(w.log.String(), "chatter") || strings.Contains(report.String(), "lab/empty") {
		t.Errorf("too much is shown:\n%s%s", w.log, &report)
	}
}

// TestBothOutputsOfAProgramAreKept has a program write to both for a while.
func TestBothOutputsOfAProgramAreKept(t *testing.T) {
	if os.Getenv("CHECKALL_TEST_WRITES") != "" {
		for range 1000 {
			fmt.Println("to stdout")
			fmt.Fprintln(os.Stderr, "to stderr")
		}
		return
	}
	w := &work{suite: &suite{root: t.TempDir()}, log: &journal{}}
	cmd := w.command(t.Context(), ".", os.Args[0], "-test.run=^TestBothOutputsOfAProgramAreKept$")
	cmd.Env = append(os.Environ(), "CHECKALL_TEST_WRITES=1")
	cmd.Stdout = newGoTestReader(w)
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"to stdout\n", "to stderr\n"} {
		if n := strings.Count(w.log.String(), line); n != 1000 {
			t.Errorf("%d of 1000 lines %q were kept", n, line)
		}
	}
}

func TestCountVitest(t *testing.T) {
	got, err := countVitest([]byte(`{"numTotalTests":9,"numPassedTests":6,"numFailedTests":1,"numPendingTests":1,"numTodoTests":1}`))
	if want := (tally{6, 1, 2}); err != nil || got != want {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
	if got, _ = countVitest([]byte(`{"numTotalTests":1,"numPassedTests":1,"numFailedTestSuites":2}`)); got.failed != 2 {
		t.Errorf("files that cannot be loaded: %v", got)
	}
	if _, err := countVitest([]byte(`{"numTotalTests":0}`)); err == nil {
		t.Error("no test at all is no success")
	}
}

func TestCountTAP(t *testing.T) {
	got, err := countTAP("TAP version 13\nok 1 - a\n1..1\n# tests 5\n# suites 0\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n")
	if want := (tally{2, 2, 1}); err != nil || got != want {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
	if _, err := countTAP("# tests 0\n"); err == nil {
		t.Error("no test at all is no success")
	}
}

func TestCompareTrees(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for path, text := range map[string]string{
		filepath.Join(a, "same"): "1", filepath.Join(b, "same"): "1",
		filepath.Join(a, "changed"): "1", filepath.Join(b, "changed"): "2",
		filepath.Join(a, "gone"): "", filepath.Join(b, "new"): "",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := compareTrees(a, b)
	if want := []string{"changed", "gone", "new"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
}

func TestEveryFuzzTargetIsFound(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	targets, err := fuzzTargets(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []fuzzTarget{{"FuzzCompile", "./kernel/typed"}, {"FuzzRoundTrip", "./rdd/codec"}, {"FuzzDecode", "./rdd/codec"}, {"FuzzDecode", "./notebook"}} {
		if !slices.Contains(targets, want) {
			t.Errorf("%v is not among %v", want, targets)
		}
	}
}
