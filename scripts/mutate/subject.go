package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"sort"
	"strings"
	"time"

	"lab/autograder/variants"
	"lab/exercises"
)

// subject is an exercise's solution with its mutants.
type subject struct {
	name     string
	exercise *exercises.Exercise
	source   string // of the solution
	packages types.Importer
	mutants  []*mutant
}

// mutant is a solution with one fault.
type mutant struct {
	kind    string
	before  string // the solution's text
	after   string // the text with the fault
	code    string // what of it is compiled
	outcome outcome
}

// outcome is what became of a run.
type outcome struct {
	killed    bool
	how       string // the first line that says why
	cpu, wall time.Duration
	err       error // the run itself could not be had
}

// load reads exercises and makes the mutants of their solutions.
func load(dir string, names []string) ([]*subject, error) {
	packages, err := variants.Packages()
	if err != nil {
		return nil, fmt.Errorf("load the packages of solutions: %w", err)
	}
	library := exercises.Open(os.DirFS(dir))
	subjects := []*subject{}
	for _, name := range names {
		exercise, err := library.Get(name)
		if err != nil {
			return nil, err
		}
		s := &subject{name: name, exercise: exercise, source: packageClause(name) + exercise.Solution.Code, packages: packages}
		err = s.mutate()
		if err != nil {
			return nil, fmt.Errorf("exercise %s: %w", name, err)
		}
		subjects = append(subjects, s)
	}
	return subjects, nil
}

// packageClause is what an exercise's text begins with and its code does not.
func packageClause(name string) string { return "package " + name + "\n" }

// checked is a text with what is known about it.
type checked struct {
	fset *token.FileSet
	file *ast.File
	info *types.Info
	errs []types.Error
}

// offset is where in the text pos is.
func (c *checked) offset(pos token.Pos) int { return c.fset.Position(pos).Offset }

// check parses and type-checks a text.
func (s *subject) check(text string) (*checked, error) {
	c := &checked{fset: token.NewFileSet(), info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
	}}
	var err error
	c.file, err = parser.ParseFile(c.fset, "solution.go", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	config := types.Config{Importer: s.packages, Error: func(err error) {
		var e types.Error
		if errors.As(err, &e) {
			c.errs = append(c.errs, e)
		}
	}}
	_, _ = config.Check(s.name, c.fset, []*ast.File{c.file}, c.info) // what is wrong is in c.errs
	return c, nil
}

// mutate makes the mutants that type-check, in the order of their places.
func (s *subject) mutate() error {
	c, err := s.check(s.source)
	if err != nil {
		return err
	}
	if len(c.errs) > 0 {
		return c.errs[0]
	}
	edits := find(c, s.source)
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].from < edits[j].from })
	seen := map[string]bool{s.source: true}
	for _, e := range edits {
		after := s.source[:e.from] + e.text + s.source[e.to:]
		if seen[after] {
			continue
		}
		mended, ok := s.mend(after)
		if !ok {
			continue
		}
		seen[after] = true
		s.mutants = append(s.mutants, &mutant{kind: e.kind, before: s.source, after: after, code: strings.TrimPrefix(mended, packageClause(s.name))})
	}
	return nil
}

// build compiles the checks with all variants of the solution.
func (s *subject) build(ctx context.Context, compiler variants.Compiler) (*variants.Set, error) {
	codes := []string{s.exercise.Solution.Code}
	for _, m := range s.mutants {
		codes = append(codes, m.code)
	}
	return compiler.Compile(ctx, s.exercise, codes)
}

// run runs the checks with one variant; 0 is the solution.
func (s *subject) run(ctx context.Context, set *variants.Set, variant int, limit bounds) outcome {
	command, err := set.Command(ctx, variant, limit.flags()...)
	if err != nil {
		return outcome{err: fmt.Errorf("exercise %s: building variant %d: %w", s.name, variant, err)}
	}
	limit.apply(command)
	command.Env = append(command.Env, "GOMAXPROCS=2")
	var output bytes.Buffer
	command.Stdout = &output
	command.Stderr = &output
	begun := time.Now()
	err = command.Run()
	o := outcome{wall: time.Since(begun)}
	if command.ProcessState != nil {
		o.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	}
	if err == nil {
		return o
	}
	var exit *exec.ExitError
	if ctx.Err() != nil || !errors.As(err, &exit) {
		o.err = fmt.Errorf("exercise %s: running its checks: %w", s.name, err)
		return o
	}
	o.killed = true
	o.how = firstLine(output.String(), exit.Error())
	return o
}

// firstLine finds the line of a failed run's output that says why.
func firstLine(output, otherwise string) string {
	lines := strings.Split(output, "\n")
	for _, line := range lines {
		if strings.HasPrefix(line, "panic: test timed out") || strings.HasPrefix(line, "--- FAIL: ") {
			return line
		}
	}
	for _, line := range lines {
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
			return line
		}
	}
	return otherwise
}
