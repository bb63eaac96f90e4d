package rdd_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// open makes a context that the test closes.
func open(t testing.TB, opts ...rdd.Option) *rdd.Context {
	t.Helper()
	sc := rdd.NewContext(append([]rdd.Option{rdd.WithCores(4)}, opts...)...)
	t.Cleanup(func() { sc.Close() })
	return sc
}

// equal compares by what fmt shows, which is enough for the plain values of these tests.
func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprintf("%v", got), fmt.Sprintf("%v", want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}

// fails calls f and returns its *rdd.Error, whose text must hold every part.
func fails(t *testing.T, f func(), parts ...string) *rdd.Error {
	t.Helper()
	err := rdd.Maybe(f)
	var e *rdd.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v (%T), want an *rdd.Error", err, err)
	}
	for _, p := range parts {
		if !strings.Contains(e.Error(), p) {
			t.Errorf("error %q lacks %q", e, p)
		}
	}
	return e
}

// recorder keeps events.
type recorder struct {
	mu     sync.Mutex
	events []event.Event
}

func (r *recorder) listen(e event.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
}

// reset forgets events and returns those so far.
func (r *recorder) reset() []event.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := r.events
	r.events = nil
	return all
}

// shuffled is the number of records that tasks have written to shuffles, in the events since the last reset.
func (r *recorder) shuffled() (n int64) {
	for _, e := range r.reset() {
		if t, ok := e.(event.TaskEnd); ok {
			n += t.Metrics.ShuffleWrite
		}
	}
	return n
}

func numbers(n int) []int {
	xs := make([]int, n)
	for i := range xs {
		xs[i] = i
	}
	return xs
}

func add(a, b int) int { return a + b }
