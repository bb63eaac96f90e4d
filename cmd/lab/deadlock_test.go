//go:build !cgo

package main

import (
	"strings"
	"testing"
)

// The runtime itself finds that no goroutine is left. In a program that is linked with C, as tests with the race detector
// are, it cannot.
func TestGoexitOfMain(t *testing.T) {
	h := newHome(t)
	h.write("program.go", "package main\n\nimport (\n\t\"fmt\"\n\t\"runtime\"\n)\n\nfunc main() {\n\tgo fmt.Println(\"goes on\")\n\truntime.Goexit()\n}\n")
	out, err := h.lab(2, "run", "--engine", "typed", "program.go")
	if out != "goes on\n" || !strings.HasPrefix(err, "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n") {
		t.Errorf("wrote %q and %q", out, err)
	}
}
