package main

import (
	"runtime"
	"testing"
)

// What the document says can be read from it again: the sample of CI depends on that.
func TestDocumentIsReadAsWritten(t *testing.T) {
	programs := []program{{name: "a.go"}, {name: "ken/b.go"}, {name: "chan/c.go"}}
	results := map[key]verdict{
		{"typed", "a.go"}: {state: ok}, {"yaegi", "a.go"}: {state: ok},
		{"typed", "ken/b.go"}: {state: ok}, {"yaegi", "ken/b.go"}: {state: refused, reason: "3:1: the engine | cannot"},
		{"typed", "chan/c.go"}: {state: not, reason: "time"}, {"yaegi", "chan/c.go"}: {state: ok},
	}
	notOK, release := read(write([]string{"typed", "yaegi"}, programs, results))
	if release != runtime.Version() {
		t.Errorf("release %q", release)
	}
	for k, v := range results {
		if notOK[k] != (v.state != ok) {
			t.Errorf("%v is read as %t", k, notOK[k])
		}
	}
}

func TestReasonsDoNotDependOnTheMachine(t *testing.T) {
	p := program{file: "/usr/local/go/test/a.go"}
	for text, want := range map[string]string{
		"/usr/local/go/test/a.go:3:1: refused\nmore":                      "3:1: refused",
		"panic: at 0xc000012345 in /home/me/lab/kernel/typed/shapes.go:7": "panic: at … in …shapes.go:7",
		"2026/01/02 03:04:05 unexpected line at PC=123 a|b":               "… unexpected line at … a¦b",
	} {
		if got := p.clean(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
