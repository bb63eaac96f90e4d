package checkrun_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"lab/kernel/checkrun"
	"lab/kernel/wire"
)

func TestOutcomes(t *testing.T) {
	var none []int
	for _, c := range []struct {
		name   string
		f      func(*checkrun.T)
		passed bool
		log    string
	}{
		{"passes", func(t *checkrun.T) { t.Helper() }, true, "[]"},
		{"logs", func(t *checkrun.T) { t.Log("a", 1); t.Logf("%d", 2) }, true, "[a 1 2]"},
		{"goes on after Error", func(t *checkrun.T) { t.Error("one"); t.Errorf("two %d", 2) }, false, "[one two 2]"},
		{"ends at Fatal", func(t *checkrun.T) { t.Fatalf("one %d", 1); t.Error("two") }, false, "[one 1]"},
		{"panics", func(*checkrun.T) { panic("oh") }, false, "[panic: oh]"},
		{"panics with an error", func(*checkrun.T) { panic(errors.New("broken")) }, false, "[panic: broken]"},
		{"fails at run time", func(*checkrun.T) { _ = none[3] }, false, "[panic: index out of range [3] with length 0]"},
		{"passes a wrapped stop on", func(t *checkrun.T) {
			defer func() { panic(fmt.Errorf("job 3: %w", recover().(error))) }()
			t.Fatal("bad")
		}, false, "[bad]"},
		{"skips", func(t *checkrun.T) { t.Skip("not here"); t.Error("never") }, true, "[not here]"},
		{"has parts", func(t *checkrun.T) {
			ok := t.Run("good", func(t *checkrun.T) { t.Log(t.Name()) })
			bad := t.Run("bad part", func(t *checkrun.T) { t.Fatal("no") })
			t.Log(ok, bad, t.Failed())
		}, false, "[good: has parts/good bad part: no true false true]"},
		{"cleans up in reverse", func(t *checkrun.T) {
			t.Cleanup(func() { t.Log("first") })
			t.Cleanup(func() { t.Log("second"); panic("cleanup") })
			t.FailNow()
		}, false, "[second panic: cleanup first]"},
	} {
		r := checkrun.Run(c.name, c.f)
		if r.Passed != c.passed || fmt.Sprint(r.Log) != c.log {
			t.Errorf("%s: passed %v, log %v; want %v, %s", c.name, r.Passed, r.Log, c.passed, c.log)
		}
	}
}

// TestEndsCannotBeReplayed has an answer keep what Fatal panics with and end a later test with it, before its checks.
func TestEndsCannotBeReplayed(t *testing.T) {
	var kept any
	checkrun.Run("first", func(t *checkrun.T) {
		defer func() { kept = recover() }()
		t.Fatal("bad")
	})
	r := checkrun.Run("second", func(t *checkrun.T) {
		panic(kept)
	})
	if r.Passed || len(r.Log) != 1 {
		t.Errorf("passed %v, log %v; want a failure", r.Passed, r.Log)
	}
}

func TestReportsAreBounded(t *testing.T) {
	r := checkrun.Run("talks", func(t *checkrun.T) {
		for range 1000 {
			t.Error(strings.Repeat("é", 10000))
		}
	})
	size := 0
	for _, entry := range r.Log {
		size += len(entry)
	}
	if len(r.Log) != 51 || size > 51*4200 {
		t.Errorf("%d entries of %d bytes", len(r.Log), size)
	}
}

func TestBundleIsReadByPrograms(t *testing.T) {
	bundle := checkrun.Run("TestMax", func(t *checkrun.T) { t.Error("got 1 <want 2>") }).MIMEBundle()
	var r wire.CheckResult
	if err := json.Unmarshal([]byte(bundle[wire.MIMECheck]), &r); err != nil || r.Name != "TestMax" || r.Passed || len(r.Log) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if want := "FAIL TestMax\n    got 1 <want 2>"; bundle["text/plain"] != want {
		t.Errorf("text %q, want %q", bundle["text/plain"], want)
	}
}
