package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// parts are what checkall can be asked for, in the order in which they run.
var parts = []string{"go", "page", "browser", "course"}

// A step is one check, or a piece of set-up that later steps need.
type step struct {
	part string
	name string
	run  func(ctx context.Context, w *work) error
}

func allSteps() []step {
	var steps []step
	for _, of := range [][]step{goSteps(), pageSteps(), browserSteps(), courseSteps()} {
		steps = append(steps, of...)
	}
	return steps
}

// choose keeps the steps of the wanted parts; without any, all of them.
func choose(steps []step, wanted []string) []step {
	if len(wanted) == 0 {
		return steps
	}
	var kept []step
	for _, s := range steps {
		for _, part := range wanted {
			if s.part == part {
				kept = append(kept, s)
				break
			}
		}
	}
	return kept
}

// tally counts tests.
type tally struct{ passed, failed, skipped int }

func (t tally) plus(o tally) tally {
	return tally{t.passed + o.passed, t.failed + o.failed, t.skipped + o.skipped}
}

func (t tally) String() string {
	s := fmt.Sprintf("%d passed, %d failed", t.passed, t.failed)
	if t.skipped > 0 {
		s += fmt.Sprintf(", %d skipped", t.skipped)
	}
	return s
}

// suite is where steps run: the folders, and the report that everybody reads.
type suite struct {
	root    string // of the repository
	temp    string // for what the steps make, removed when all is well
	report  io.Writer
	verbose bool
}

// work is one step at work: what it writes and what it counts.
type work struct {
	*suite
	log   *journal
	tally tally
	notes []string
}

// journal is what a step wrote. Both outputs of a program go into it at the same time, which a bytes.Buffer does not bear.
type journal struct {
	mu   sync.Mutex
	text []byte
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text = append(j.text, p...)
	return len(p), nil
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return string(j.text)
}

// note keeps a remark for the report, for what a reader must know although the step held.
func (w *work) note(format string, args ...any) {
	w.notes = append(w.notes, fmt.Sprintf(format, args...))
}

// progress shows a line at once, for steps that take minutes.
func (w *work) progress(format string, args ...any) {
	fmt.Fprintf(w.report, "    "+format+"\n", args...)
}

type result struct {
	step
	took  time.Duration
	tally tally
	notes []string
	err   error
}

func (r result) String() string {
	mark := "ok    "
	if r.err != nil {
		mark = "FAILED"
	}
	line := fmt.Sprintf("%s %-8s %-52s %8s  %s", mark, r.part, r.name, seconds(r.took), r.tally)
	for _, note := range r.notes {
		line += "\n       " + note
	}
	return line
}

// do runs a step to its end, also when it panics, and reports it.
func (b *suite) do(ctx context.Context, s step) result {
	start := time.Now()
	w := &work{suite: b, log: &journal{}}
	err := s.run(ctx, w)
	r := result{step: s, took: time.Since(start), tally: w.tally, notes: w.notes, err: err}
	switch {
	case err != nil && r.tally.failed == 0:
		r.tally.failed = 1
	case err == nil && r.tally.failed > 0:
		r.err = fmt.Errorf("%d tests failed", r.tally.failed)
	case err == nil && r.tally == tally{}:
		r.tally.passed = 1
	}
	file := filepath.Join(b.temp, strings.NewReplacer(" ", "-", "/", "-", ",", "").Replace(s.part+" "+s.name)+".log")
	if err := os.WriteFile(file, []byte(w.log.String()), 0o644); err != nil {
		w.note("its log could not be kept: %v", err)
	}
	if r.err != nil {
		fmt.Fprintln(b.report, indent(tail(w.log.String(), 80)))
		fmt.Fprintf(b.report, "    FAILED after %s: %v\n    whole log: %s\n", seconds(r.took), r.err, file)
		return r
	}
	if b.verbose {
		fmt.Fprintln(b.report, indent(w.log.String()))
	}
	fmt.Fprintf(b.report, "    ok, %s, %s\n", seconds(r.took), r.tally)
	for _, note := range r.notes {
		fmt.Fprintf(b.report, "    %s\n", note)
	}
	return r
}

// command prepares a program in a folder of the repository. What it writes goes to the step's log.
func (w *work) command(ctx context.Context, dir, name string, args ...string) *exec.Cmd {
	line := strings.Join(append([]string{name}, args...), " ")
	if len(line) > 300 {
		line = line[:300] + " …"
	}
	fmt.Fprintf(w.log, "$ %s\n", line)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = filepath.Join(w.root, dir)
	cmd.Stdout, cmd.Stderr = w.log, w.log
	// An interrupt lets go test and node end what they started; who does not listen is killed.
	cmd.Cancel = func() error { return interrupt(cmd.Process) }
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// sh runs a program in the root of the repository.
func (w *work) sh(ctx context.Context, name string, args ...string) error {
	return explain(w.command(ctx, ".", name, args...).Run(), name)
}

// output runs a program in the root of the repository and returns what it wrote to its standard output.
func (w *work) output(ctx context.Context, name string, args ...string) (string, error) {
	cmd := w.command(ctx, ".", name, args...)
	var out bytes.Buffer
	cmd.Stdout = io.MultiWriter(&out, w.log)
	err := explain(cmd.Run(), name)
	return out.String(), err
}

// explain says what to do about a program that is not there.
func explain(err error, name string) error {
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%s is not installed (or not on PATH)%s: %w", name, install[name], err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// install says how to get programs that some steps need.
var install = map[string]string{
	"npm":  "; install Node.js 20.19 or later, which brings it",
	"node": "; install Node.js 20.19 or later",
}

func interrupt(p *os.Process) error {
	if err := p.Signal(os.Interrupt); err != nil {
		return p.Kill() // Windows knows no interrupt
	}
	return nil
}

// tail returns the last lines of a text.
func tail(text string, lines int) string {
	all := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(all) <= lines {
		return strings.Join(all, "\n")
	}
	return fmt.Sprintf("… %d lines before\n%s", len(all)-lines, strings.Join(all[len(all)-lines:], "\n"))
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n    ")
}
