package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// goTestEvent is a line of go test -json, see go doc test2json and go help buildjson.
type goTestEvent struct {
	Action      string
	Package     string
	ImportPath  string
	Test        string
	Output      string
	Elapsed     float64
	FailedBuild string
}

// goTestReader reads go test -json as it comes: it counts, shows each package that ends, and keeps in the step's log
// only what failed tests wrote, because that is what one wants to read.
type goTestReader struct {
	w        *work
	rest     []byte
	outputs  map[string]*strings.Builder // by package and test
	perPack  map[string]tally
	tally    tally
	failures []string
	skips    []string
}

func newGoTestReader(w *work) *goTestReader {
	return &goTestReader{w: w, outputs: map[string]*strings.Builder{}, perPack: map[string]tally{}}
}

// Write takes the output of go test in any pieces.
func (r *goTestReader) Write(p []byte) (int, error) {
	r.rest = append(r.rest, p...)
	for {
		line, rest, found := bytes.Cut(r.rest, []byte("\n"))
		if !found {
			return len(p), nil
		}
		r.line(line)
		r.rest = rest
	}
}

func (r *goTestReader) close() {
	if len(r.rest) > 0 {
		r.line(r.rest)
	}
}

func (r *goTestReader) line(line []byte) {
	var e goTestEvent
	if err := json.Unmarshal(line, &e); err != nil {
		fmt.Fprintf(r.w.log, "%s\n", line) // not from a test: go itself has something to say
		return
	}
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(r.w.log, e.Output)
	case "output":
		if r.outputs[key] == nil {
			r.outputs[key] = &strings.Builder{}
		}
		r.outputs[key].WriteString(e.Output)
	case "pass", "fail", "skip":
		if e.Test == "" {
			r.packageEnds(e)
		} else {
			r.testEnds(e)
		}
		delete(r.outputs, key)
	}
}

func (r *goTestReader) testEnds(e goTestEvent) {
	name := strings.TrimPrefix(e.Package, "lab/") + "." + e.Test
	one := tally{}
	switch e.Action {
	case "pass":
		one.passed = 1
	case "skip":
		one.skipped = 1
		r.skips = append(r.skips, name)
	case "fail":
		one.failed = 1
		r.failures = append(r.failures, name)
		r.show(e)
	}
	r.tally = r.tally.plus(one)
	r.perPack[e.Package] = r.perPack[e.Package].plus(one)
}

func (r *goTestReader) packageEnds(e goTestEvent) {
	count := r.perPack[e.Package]
	if e.Action == "fail" {
		// A package can fail without a failed test: it does not build, or its process died.
		if count.failed == 0 {
			r.tally.failed++
			r.failures = append(r.failures, e.Package)
		}
		r.show(e)
	}
	if e.Action == "fail" || count != (tally{}) {
		r.w.progress("%-28s %7.1fs  %s", e.Package, e.Elapsed, count)
	}
}

// show keeps what a failed test or package wrote.
func (r *goTestReader) show(e goTestEvent) {
	if out := r.outputs[e.Package+" "+e.Test]; out != nil {
		fmt.Fprint(r.w.log, out)
	}
	if e.Test == "" {
		// A test that a dying process left unfinished holds the reason.
		var left []string
		for key := range r.outputs {
			if strings.HasPrefix(key, e.Package+" ") && key != e.Package+" " {
				left = append(left, key)
			}
		}
		slices.Sort(left)
		for _, key := range left {
			fmt.Fprint(r.w.log, r.outputs[key])
		}
	}
}
