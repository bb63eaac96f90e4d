package autograder

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func sample() Report {
	r := Report{
		SchemaVersion: SchemaVersion, Submission: "alice/first.ipynb", Lab: "first", Title: "First lab",
		Exercises: []ExerciseResult{
			{ID: "double", Title: "Double", Tests: []TestResult{{Name: "TestDouble", Max: 2, Status: Pass, Log: []string{}}}},
			{ID: "triple", Title: "Triple it", Message: "only the declarations of cell 4 were graded", Tests: []TestResult{
				{Name: "TestTriple", Max: 0.1, Status: Pass, Log: []string{}, Millis: 12},
				{Name: "TestTripleHidden", Hidden: true, Max: 0.2, Status: Fail, Log: []string{"got 1\nwant <2> & more", "second"}},
				{Name: "TestTripleMore", Max: 1, Status: Fail, Log: []string{}},
			}},
		},
	}
	for i := range r.Exercises {
		r.Exercises[i].sum()
	}
	r.sum()
	return r
}

func text(t *testing.T, f Format, r Report, color bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f, r, color); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTable(t *testing.T) {
	want := `First lab: alice/first.ipynb

  ok    Double         2 / 2
  FAIL  Triple it    0.1 / 1.3
        only the declarations of cell 4 were graded
        FAIL  TestTripleHidden (hidden, 0.2 points): got 1
        FAIL  TestTripleMore (1 point)

  2.1 of 3.3 points

`
	if got := text(t, Table, sample(), false); got != want {
		t.Errorf("table:\n%s\nwant:\n%s", got, want)
	}
	r := sample()
	r.Exercises[1].Tests[2].Status = NotGradable
	r.Exercises[1].sum()
	r.sum()
	if got := text(t, Table, r, true); !strings.Contains(got, "do not record these points") || !strings.Contains(got, green+"ok  "+reset) {
		t.Errorf("table of an ungradable report in color:\n%s", got)
	}
	if got := text(t, Table, Report{Submission: "x.ipynb", Message: "not a notebook"}, false); !strings.Contains(got, "not gradable: not a notebook") || strings.Count(got, "x.ipynb") != 1 {
		t.Errorf("table of an unreadable submission:\n%s", got)
	}
}

// TestTerminalsAreNotObeyed has student code report escape sequences.
func TestTerminalsAreNotObeyed(t *testing.T) {
	log := cleanLog([]string{"\x1b[2J\x1b]0;owned\x07got \u009b1m\u202e1\r"})
	if strings.ContainsAny(log[0], "\x1b\x07\u009b\u202e") {
		t.Errorf("log %q", log[0])
	}
	long := make([]string, 3*maxLog)
	long[0] = strings.Repeat("ä", 3*maxLogLine)
	if log = cleanLog(long); len(log) != maxLog+1 || len([]rune(log[0])) != maxLogLine+1 {
		t.Errorf("%d entries, the first of %d characters", len(log), len([]rune(log[0])))
	}
}

func TestJSON(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal([]byte(text(t, JSON, sample(), false)), &got); err != nil {
		t.Fatal(err)
	}
	// These names are what other programs read: changing one takes a new schema version.
	for _, key := range []string{"schema_version", "submission", "lab", "title", "gradable", "visible_only", "points", "max_points", "exercises"} {
		if _, ok := got[key]; !ok {
			t.Errorf("the report has no %q", key)
		}
	}
	if got["schema_version"] != 1.0 || got["points"] != 2.1 || got["max_points"] != 3.3 {
		t.Errorf("version %v, %v of %v points", got["schema_version"], got["points"], got["max_points"])
	}
	exercise := got["exercises"].([]any)[1].(map[string]any)
	for _, key := range []string{"id", "title", "points", "max_points", "gradable", "message", "tests"} {
		if _, ok := exercise[key]; !ok {
			t.Errorf("an exercise has no %q", key)
		}
	}
	test := exercise["tests"].([]any)[1].(map[string]any)
	for _, key := range []string{"name", "hidden", "points", "max_points", "status", "log", "millis"} {
		if _, ok := test[key]; !ok {
			t.Errorf("a check has no %q", key)
		}
	}
	if test["status"] != "fail" || test["hidden"] != true {
		t.Errorf("check %v", test)
	}
}

func TestJUnit(t *testing.T) {
	var got junitSuites
	if err := xml.Unmarshal([]byte(text(t, JUnit, sample(), false)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Tests != 4 || got.Failures != 2 || got.Errors != 0 || len(got.Suites) != 2 {
		t.Errorf("%+v", got)
	}
	c := got.Suites[1].Cases[1]
	if c.Failure == nil || c.Failure.Message != "got 1" || !strings.Contains(c.Failure.Text, "want <2> & more") {
		t.Errorf("case %+v", c)
	}
	if err := xml.Unmarshal([]byte(text(t, JUnit, Report{Message: "unreadable"}, false)), &got); err != nil || got.Errors != 1 {
		t.Errorf("an unreadable submission has %d errors, %v; want 1", got.Errors, err)
	}
}

func TestGradescope(t *testing.T) {
	got := text(t, Gradescope, sample(), false)
	if !strings.Contains(got, `"score": 2.1`) || !strings.Contains(got, `"visibility": "after_published"`) {
		t.Errorf("results: %s", got)
	}
	if strings.Contains(got, "want <2>") {
		t.Error("what a hidden check compares reaches students")
	}
	r := sample()
	r.Exercises[0].fail(NotGradable, "no kernel could be started")
	r.Exercises[0].sum()
	r.sum()
	got = text(t, Gradescope, r, false)
	if strings.Contains(got, `"score"`) || !strings.Contains(got, "double: no kernel could be started") {
		t.Errorf("results of an ungradable report: %s", got)
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := Write(&bytes.Buffer{}, "yaml", sample(), false); err == nil || !strings.Contains(err.Error(), "table") {
		t.Errorf("error %v; want one that names the formats", err)
	}
}

func TestFilesOfDifferentStudentsDoNotMeet(t *testing.T) {
	dir := t.TempDir()
	for _, sub := range []string{"alice/first.ipynb", "bob/first.ipynb", "../out/first.ipynb", "alice/first.ipynb"} {
		r := sample()
		r.Submission = sub
		path, err := WriteFile(filepath.Join(dir, "new"), JSON, r)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Dir(path) != filepath.Join(dir, "new") {
			t.Errorf("the report of %s went to %s", sub, path)
		}
	}
	files, err := os.ReadDir(filepath.Join(dir, "new"))
	if err != nil || len(files) != 3 {
		t.Errorf("%d files, %v; want 3", len(files), err)
	}
}
