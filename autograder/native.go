package autograder

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"lab/autograder/variants"
	"lab/exercises"
)

// Native runs answers under Go's own testing package, where there is a Go toolchain. All answers to an exercise are compiled
// into one test binary (see package variants); each is then checked in a process of its own.
type Native struct {
	// Go is the go command.
	Go string
	// Dir is the folder of exercises on disk, inside their module.
	Dir string
	// Timeout bounds one run of an answer's checks, without compiling; 0: 20 s.
	Timeout time.Duration
}

// FindNative looks for a Go toolchain that can test the exercises in dir.
func FindNative(dir string) (*Native, error) {
	tool, err := exec.LookPath("go")
	if err != nil {
		return nil, fmt.Errorf("go test needs a Go toolchain: install Go from https://go.dev/dl or leave out --native: %w", err)
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find the exercises: %w", err)
	}
	return &Native{Go: tool, Dir: dir}, nil
}

// compile compiles answers to an exercise.
func (n *Native) compile(ctx context.Context, ex *exercises.Exercise, answers []exercises.Answer) (*variants.Set, error) {
	codes := make([]string, len(answers))
	for i, a := range answers {
		codes[i] = a.Code
	}
	return variants.Compiler{Go: n.Go, Dir: n.Dir}.Compile(ctx, ex, codes)
}

// run checks one of the compiled answers and returns the outcome of each check.
func (n *Native) run(ctx context.Context, ex *exercises.Exercise, set *variants.Set, answer int) (map[string]bool, error) {
	results := make(map[string]bool)
	if err := n.test(ctx, set, answer, ".", results); err != nil {
		return nil, err
	}
	// A panic or an endless loop ends the process as a whole. The kernel gives every check a process if need be; so do we.
	for _, t := range ex.Tests {
		if _, ok := results[t.Name]; !ok {
			if err := n.test(ctx, set, answer, "^"+t.Name+"$", results); err != nil {
				return nil, err
			}
		}
	}
	return results, nil
}

// test runs those checks of an answer that match a pattern, as go test would, and adds their outcomes to results.
func (n *Native) test(ctx context.Context, set *variants.Set, answer int, pattern string, results map[string]bool) error {
	timeout := n.Timeout
	if timeout <= 0 {
		timeout = 20 * time.Second
	}
	// The test binary ends itself after the timeout; one that cannot any more is killed a little later.
	limited, cancel := context.WithTimeout(ctx, timeout+max(timeout/10, 5*time.Second))
	defer cancel()
	cmd, err := set.Command(limited, answer, "-test.v=test2json", "-test.count=1", "-test.timeout="+timeout.String(), "-test.run="+pattern)
	if err != nil {
		return noCheckRan(err, "")
	}
	heard := &testOutput{results: results}
	cmd.Stdout, cmd.Stderr = heard, heard
	cmd.WaitDelay = 5 * time.Second // for what the answer has started and left running with its output
	err = cmd.Run()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	heard.end()
	if !heard.ran {
		return noCheckRan(err, string(heard.said))
	}
	return nil
}

// noCheckRan says why, in one line.
func noCheckRan(err error, said string) error {
	line := strings.Join(strings.Fields(said), " ")
	if err == nil {
		err = errors.New("the test binary ended well")
	}
	if line != "" {
		err = fmt.Errorf("%w: %s", err, line)
	}
	return fmt.Errorf("ran no check: %w", err)
}
