package rdd_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"lab/rdd"
	"lab/rdd/event"
)

// logged reads an event log.
func logged(t *testing.T, path string) (events []event.Event) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for e, err := range event.ReadLog(f) {
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, e)
	}
	return events
}

// told describes events by what a log keeps of them.
func told(events []event.Event) (all []string) {
	for _, e := range events {
		if start, ok := e.(event.JobStart); ok {
			start.Time = start.Time.UTC().Round(0)
			e = start
		}
		all = append(all, fmt.Sprintf("%T%+v", e, e))
	}
	return all
}

func TestTheEventLogHasWhatListenersHear(t *testing.T) {
	path := filepath.Join(t.TempDir(), "events.jsonl")
	if err := os.WriteFile(path, []byte("what an earlier program left\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var r recorder
	var atEnd []int // how many events the log has when listeners hear that a job has ended
	sc := open(t, rdd.WithListener(r.listen), rdd.WithEventLog(path), rdd.WithListener(func(e event.Event) {
		if _, ok := e.(event.JobEnd); ok {
			atEnd = append(atEnd, len(logged(t, path)))
		}
	}))
	xs := rdd.Parallelize(sc, numbers(100), 5)
	rdd.Distinct(xs).Count()
	first := len(r.events)
	fails(t, func() { xs.ForEach(func(x int) { panic(fmt.Sprint("no luck with ", x)) }) }, "no luck")
	equal(t, "events in the log when jobs end", atEnd, []int{first, len(r.events)})
	// The context is not closed yet, as when the program crashes now.
	equal(t, "the log", told(logged(t, path)), told(r.events))
	for range 2 {
		if err := sc.Close(); err != nil {
			t.Error(err)
		}
	}
	equal(t, "the log of the closed context", told(logged(t, path)), told(r.events))
}

// A task that takes the program down finds its stage in the log.
func TestTheEventLogTellsOfTheStageThatRuns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "events.jsonl")
	sc := open(t, rdd.WithEventLog(path))
	var during event.Summary
	rdd.Parallelize(sc, []int{1}, 1).ForEach(func(int) {
		for _, e := range logged(t, path) {
			during.Add(e)
		}
	})
	if len(during.Jobs) != 1 || during.Jobs[0].Ended || during.Jobs[0].Action != "ForEach" || during.Jobs[0].Stages[0].Runs != 1 {
		t.Errorf("during the job the log has\n%s", during)
	}
}

func TestAnEventLogThatCannotBeMadeIsRefused(t *testing.T) {
	for _, path := range []string{"", t.TempDir(), filepath.Join(t.TempDir(), "none", "events.jsonl")} {
		err := fails(t, func() { rdd.NewContext(rdd.WithEventLog(path)) }, fmt.Sprintf("WithEventLog(%q)", path), "folder")
		var cause *os.PathError
		if !errors.As(err, &cause) {
			t.Errorf("%v has no *os.PathError", err)
		}
	}
}
