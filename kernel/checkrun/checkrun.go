// Package checkrun is the `testing` that cells get: `import "testing"` in the text of a check means this package.
//
// A check of an exercise is an ordinary Go test, so that `go test` runs it natively; in a kernel the same text runs against
// the student's cells, and there the real package testing is of no use: it ends a failed test by ending its goroutine, which
// an interpreter does not survive, and it brings flags and an exit code that a student's code could reach for. T has
// the methods that checks need, and Run turns a test into a Result that a notebook shows and a grader reads.
//
// FailNow ends a test by a panic with a value that only this package knows. What a test panics with otherwise, in the
// student's code or in its own, is a failed check with a message: one broken answer must not hide the other checks.
package checkrun

import (
	"encoding/json"
	"fmt"
	"html"
	"runtime"
	"strings"
	"sync"
	"time"

	"lab/kernel/checkrun/passed"
	"lab/kernel/wire"
)

// T is handed to a test. Its methods mean what those of testing.T mean and are safe for concurrent use, except that
// FailNow, Fatal and Skip belong on the test's own goroutine.
type T struct {
	name   string
	parent *T

	mu       sync.Mutex
	failed   bool
	skipped  bool
	log      []string
	cleanups []func()
}

// TB is what T and the real testing.T have in common, for helpers of checks.
type TB interface {
	Name() string
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Error(args ...any)
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Skip(args ...any)
	Skipf(format string, args ...any)
	SkipNow()
	Skipped() bool
	Cleanup(f func())
}

var _ TB = (*T)(nil)

// stop is what FailNow and SkipNow panic with.
type stop struct{ t *T }

func (s stop) Error() string {
	return "test " + s.t.name + " has ended; do not recover from this panic"
}

// Name is the name of the test, for a part of it that of the whole before a slash.
func (t *T) Name() string { return t.name }

// Helper is there so that tests compile; reports here carry no line.
func (t *T) Helper() {}

// Log notes something that is shown with the outcome.
func (t *T) Log(args ...any) { t.note(fmt.Sprintln(args...)) }

// Logf notes something in a format of fmt.
func (t *T) Logf(format string, args ...any) { t.note(fmt.Sprintf(format, args...)) }

// Error notes a failure; the test goes on.
func (t *T) Error(args ...any) {
	t.note(fmt.Sprintln(args...))
	t.Fail()
}

// Errorf is Error in a format of fmt.
func (t *T) Errorf(format string, args ...any) {
	t.note(fmt.Sprintf(format, args...))
	t.Fail()
}

// Fatal notes a failure and ends the test.
func (t *T) Fatal(args ...any) {
	t.note(fmt.Sprintln(args...))
	t.FailNow()
}

// Fatalf is Fatal in a format of fmt.
func (t *T) Fatalf(format string, args ...any) {
	t.note(fmt.Sprintf(format, args...))
	t.FailNow()
}

// Fail marks the test as failed; it goes on.
func (t *T) Fail() {
	for ; t != nil; t = t.parent {
		t.mu.Lock()
		t.failed = true
		t.mu.Unlock()
	}
}

// FailNow marks the test as failed and ends it.
func (t *T) FailNow() {
	t.Fail()
	panic(stop{t})
}

// Failed reports whether the test has failed.
func (t *T) Failed() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.failed
}

// Skip notes why the test does not apply and ends it.
func (t *T) Skip(args ...any) {
	t.note(fmt.Sprintln(args...))
	t.SkipNow()
}

// Skipf is Skip in a format of fmt.
func (t *T) Skipf(format string, args ...any) {
	t.note(fmt.Sprintf(format, args...))
	t.SkipNow()
}

// SkipNow ends the test without a verdict.
func (t *T) SkipNow() {
	t.mu.Lock()
	t.skipped = true
	t.mu.Unlock()
	panic(stop{t})
}

// Skipped reports whether the test was skipped.
func (t *T) Skipped() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.skipped
}

// Cleanup has f called when the test has ended, the last one first.
func (t *T) Cleanup(f func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.cleanups = append(t.cleanups, f)
}

// Run runs a part of the test under a name of its own and reports whether it passed.
func (t *T) Run(name string, f func(*T)) bool {
	part := &T{name: t.name + "/" + strings.ReplaceAll(name, " ", "_"), parent: t}
	part.run(f)
	for _, entry := range part.log {
		t.note(name + ": " + entry)
	}
	return !part.Failed()
}

// The most that a test may say: a loop of Errorf is one mistake, not a thousand.
const (
	maxEntries = 50
	maxEntry   = 4 << 10
)

func (t *T) note(text string) {
	text = strings.ToValidUTF8(strings.TrimRight(text, "\n"), "\uFFFD")
	if len(text) > maxEntry {
		text = strings.ToValidUTF8(text[:maxEntry], "") + "…"
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case len(t.log) < maxEntries:
		t.log = append(t.log, text)
	case len(t.log) == maxEntries:
		t.log = append(t.log, "… further reports are left out")
	}
}

// run calls the test, then its cleanups, and catches what either panics with.
func (t *T) run(f func(*T)) {
	t.guard(func() { f(t) })
	for {
		t.mu.Lock()
		n := len(t.cleanups)
		if n == 0 {
			t.mu.Unlock()
			return
		}
		cleanup := t.cleanups[n-1]
		t.cleanups = t.cleanups[:n-1]
		t.mu.Unlock()
		t.guard(cleanup)
	}
}

func (t *T) guard(f func()) {
	defer func() {
		// An answer that recovered the end of one test must not be able to end another one with it, silently.
		if p := recover(); p != nil && !(stopped(p) && (t.Failed() || t.Skipped())) {
			t.note("panic: " + describe(p) + passed.Place())
			t.Fail()
		}
	}()
	f()
}

// stopped reports whether a panic is FailNow's or SkipNow's. Interpreters and rdd hand panics on inside errors of their own.
func stopped(p any) bool {
	for range 10 {
		switch v := p.(type) {
		case stop:
			return true
		case interface{ Unwrap() error }:
			p = v.Unwrap()
		default:
			return false
		}
	}
	return false
}

// describe writes a panic's value as Go does, with a word more where a beginner may need it.
func describe(p any) string {
	switch v := p.(type) {
	case runtime.Error:
		return strings.TrimPrefix(v.Error(), "runtime error: ")
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(p)
}

// Result is the outcome of a test.
type Result struct{ wire.CheckResult }

// Run runs a test function and returns its outcome.
func Run(name string, f func(*T)) Result {
	t := &T{name: name}
	begin := time.Now()
	t.run(f)
	r := wire.CheckResult{Name: name, Passed: !t.Failed(), Log: t.log, Millis: time.Since(begin).Milliseconds()}
	if r.Log == nil {
		r.Log = []string{} // a list for programs that read it
	}
	return Result{r}
}

// String is the outcome as a terminal shows it.
func (r Result) String() string {
	verdict := "ok  "
	if !r.Passed {
		verdict = "FAIL"
	}
	lines := append([]string{verdict + " " + r.Name}, r.Log...)
	return strings.Join(lines, "\n    ")
}

// MIMEBundle shows the outcome as data for the page and the grader, and readably for other notebook clients.
func (r Result) MIMEBundle() map[string]string {
	bundle := map[string]string{"text/plain": r.String(), "text/html": "<pre>" + html.EscapeString(r.String()) + "</pre>"}
	if data, err := json.Marshal(r.CheckResult); err == nil { // strings, numbers and a truth value always encode
		bundle[wire.MIMECheck] = string(data)
	}
	return bundle
}
