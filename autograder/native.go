package autograder

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"lab/exercises"
	"lab/kernel/scratch"
)

// Native runs answers under go test, where there is a Go toolchain.
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

// run tests an answer and returns the outcome of each check. The answer stands in for starter.go by an overlay, so that
// nothing is written into the course.
func (n *Native) run(ctx context.Context, ex *exercises.Exercise, answer exercises.Source) (map[string]bool, error) {
	temp, err := scratch.New("lab-native-")
	if err != nil {
		return nil, err
	}
	defer temp.Remove()
	file := filepath.Join(temp.Path(), "answer.go")
	if err := os.WriteFile(file, []byte("package "+ex.ID+"\n"+answer.Code), 0o600); err != nil {
		return nil, err
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(n.Dir, ex.ID, ex.Starter.File): file}})
	if err != nil {
		return nil, err
	}
	overlayFile := filepath.Join(temp.Path(), "overlay.json")
	if err := os.WriteFile(overlayFile, overlay, 0o600); err != nil {
		return nil, err
	}
	results := make(map[string]bool)
	if err := n.test(ctx, ex.ID, overlayFile, ".", results); err != nil {
		return nil, err
	}
	// A panic or an endless loop ends go test as a whole. The kernel gives every check a process if need be; so do we.
	for _, t := range ex.Tests {
		if _, ok := results[t.Name]; !ok {
			if err := n.test(ctx, ex.ID, overlayFile, "^"+t.Name+"$", results); err != nil {
				return nil, err
			}
		}
	}
	return results, nil
}

// event is a line of go test -json (see go doc test2json).
type event struct {
	Action string
	Test   string
	Output string
}

func (n *Native) test(ctx context.Context, id, overlay, pattern string, results map[string]bool) error {
	timeout := n.Timeout
	if timeout <= 0 {
		timeout = 20 * time.Second
	}
	cmd := exec.CommandContext(ctx, n.Go, "test", "-json", "-count=1", "-vet=off", "-timeout", timeout.String(), "-overlay", overlay, "-run", pattern, "./"+id)
	cmd.Dir = n.Dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	ran := false
	var said []string
	for _, line := range bytes.Split(stdout.Bytes(), []byte("\n")) {
		var e event
		if json.Unmarshal(line, &e) != nil {
			continue
		}
		if e.Test == "" {
			if e.Action == "output" || e.Action == "build-output" {
				said = append(said, strings.TrimSpace(e.Output))
			}
			continue
		}
		ran = true
		if strings.Contains(e.Test, "/") {
			continue // a subtest counts through its test
		}
		switch e.Action {
		case "pass":
			results[e.Test] = true
		case "fail", "skip":
			results[e.Test] = false
		}
	}
	if ran {
		return nil
	}
	said = append(said, strings.TrimSpace(stderr.String()))
	return fmt.Errorf("ran no check: %w", errors.Join(err, errors.New(strings.Join(strings.Fields(strings.Join(said, " ")), " "))))
}
