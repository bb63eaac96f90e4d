package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"lab/kernel/enginetest/programs"
)

// TestStudentsPrograms runs all programs of kernel/enginetest/programs on the typed engine. make programs also runs them on
// the compiled one and with go run.
func TestStudentsPrograms(t *testing.T) {
	list, err := programs.List(filepath.Join("..", "..", "kernel", "enginetest", "programs"))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 200 {
		t.Errorf("there are %d programs, fewer than 200", len(list))
	}
	for _, p := range list {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			file, err := filepath.Abs(p.File)
			if err != nil {
				t.Fatal(err)
			}
			if p.Want == "" {
				t.Fatal("there is no .out file: go run ./scripts/programs -update " + p.Name)
			}
			cmd := newHome(t).command(append([]string{"run", "--engine", "typed", file, "--"}, p.Args...)...)
			cmd.Stdin = strings.NewReader(p.Stdin)
			var stdout, stderr bytes.Buffer
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			if err := cmd.Run(); cmd.ProcessState == nil {
				t.Fatal(err)
			}
			if got := programs.Outcome(stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()); got != p.Want {
				t.Errorf("got\n%s\nwant\n%s\n%s", got, p.Want, stderr.String())
			}
		})
	}
}
