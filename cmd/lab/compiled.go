package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"lab/kernel/compiled"
	"lab/kernel/universe"
	"lab/web"
)

// compile builds the kernel of a job's cells and returns its command; remove removes it.
func (j *job) compile(ctx context.Context) (command []string, remove func() error, err error) {
	tools, err := compiled.FindToolchain(ctx)
	if err != nil {
		return nil, nil, err
	}
	u, err := universe.Load()
	if err != nil {
		return nil, nil, err
	}
	dir, remove, err := buildFolder()
	if err != nil {
		return nil, nil, err
	}
	cells := web.ProgramCells(j.doc)
	if j.after != "" {
		last := cells[len(cells)-1].ID
		cells = append(cells, compiled.Cell{ID: last, Source: j.after})
	}
	path, err := compiled.BuildKernel(ctx, u, tools, dir, cells)
	if err != nil {
		return nil, nil, errors.Join(j.failure(err), remove())
	}
	return []string{path}, remove, nil
}

// buildFolder makes a folder for a build.
func buildFolder() (dir string, remove func() error, err error) {
	dir, err = os.MkdirTemp("", "lab-compiled-*")
	if err != nil {
		return "", nil, fmt.Errorf("make a folder for the compiled program: %w", err)
	}
	return dir, func() error { return os.RemoveAll(dir) }, nil
}

// failure words an error about cells as compilers do: FILE:line:column: message.
func (j *job) failure(err error) error {
	var problem *compiled.Error
	if !errors.As(err, &problem) {
		return err
	}
	var lines []string
	for _, d := range problem.Diagnostics {
		lines = append(lines, fmt.Sprintf("%s:%d: %s", j.place(d.CellID, d.Line), d.Column, d.Message))
	}
	return &exit{code: exitFailed, err: errors.New(strings.Join(lines, "\n"))}
}

// runCompiled builds a program of one file, and runs it as if the shell had started it: with our standard files, arguments
// and folder, and its exit code.
func (c runCmd) runCompiled(a *app) error {
	if err := c.ofKernels(); err != nil {
		return err
	}
	args := c.Args
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	text, err := readText(c.File)
	if err != nil {
		return err
	}
	tools, err := compiled.FindToolchain(a.ctx)
	if err != nil {
		return err
	}
	dir, remove, err := buildFolder()
	if err != nil {
		return err
	}
	return errors.Join(c.buildAndRun(a, tools, dir, text, args), remove())
}

func (c runCmd) buildAndRun(a *app, tools *compiled.Toolchain, dir, text string, args []string) error {
	path, err := compiled.BuildProgram(a.ctx, tools, dir, c.File, text)
	var said *compiled.BuildError
	if errors.As(err, &said) {
		fmt.Fprintln(a.stderr, said.Output)
		return failed
	}
	if err != nil {
		return err
	}
	ctx := a.ctx
	if c.Timeout > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeoutCause(ctx, c.Timeout, fmt.Errorf("%s took longer than %v (--timeout)", c.File, c.Timeout))
		defer stop()
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, a.stdout, a.stderr
	// It may end in order; what does not is killed.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 2 * time.Second
	err = cmd.Run()
	var ended *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return &exit{code: exitFailed, err: context.Cause(ctx)}
	case errors.As(err, &ended) && ended.ExitCode() < 0:
		return &exit{code: exitFailed, err: fmt.Errorf("%s: %s", filepath.Base(c.File), ended)}
	case errors.As(err, &ended) && ended.ExitCode() > 0:
		return &exit{code: ended.ExitCode()}
	}
	return err
}
