package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"golang.org/x/tools/go/packages"
)

// subject is an exercise's solution with its mutants.
type subject struct {
	name    string
	file    string // absolute path of solution.go
	source  string
	imports map[string]*types.Package
	mutants []*mutant
}

// mutant is a solution with one fault.
type mutant struct {
	kind    string
	before  string // the solution's text
	after   string // the text with the fault
	outcome outcome
}

// outcome is what became of a run.
type outcome struct {
	killed    bool
	how       string // the first line that says why
	cpu, wall time.Duration
	err       error // the run itself could not be had
}

// load reads the solutions of exercises and makes their mutants.
func load(names []string) ([]*subject, error) {
	patterns := []string{}
	for _, name := range names {
		patterns = append(patterns, "./"+filepath.ToSlash(filepath.Join("exercises", name)))
	}
	config := &packages.Config{
		Mode:       packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedTypes | packages.NeedExportFile,
		BuildFlags: []string{"-tags=solution"},
	}
	loaded, err := packages.Load(config, patterns...)
	if err != nil {
		return nil, fmt.Errorf("loading the exercises: %w", err)
	}
	byName := map[string]*packages.Package{}
	for _, p := range loaded {
		if len(p.Errors) > 0 {
			return nil, fmt.Errorf("loading %s: %w", p.PkgPath, p.Errors[0])
		}
		byName[p.Name] = p
	}
	subjects := []*subject{}
	for _, name := range names {
		p := byName[name]
		if p == nil {
			return nil, fmt.Errorf("exercise %s: its folder does not hold the package %s", name, name)
		}
		s := &subject{name: name, imports: map[string]*types.Package{}}
		for path, imported := range p.Imports {
			s.imports[path] = imported.Types
		}
		for _, file := range p.GoFiles {
			if filepath.Base(file) == "solution.go" {
				s.file = file
			}
		}
		text, err := os.ReadFile(s.file)
		if err != nil {
			return nil, fmt.Errorf("exercise %s: %w", name, err)
		}
		s.source = string(text)
		err = s.mutate()
		if err != nil {
			return nil, fmt.Errorf("exercise %s: %w", name, err)
		}
		subjects = append(subjects, s)
	}
	return subjects, nil
}

// Import makes a subject the importer of its own type checks.
func (s *subject) Import(path string) (*types.Package, error) {
	p := s.imports[path]
	if p == nil {
		return nil, fmt.Errorf("package %s is not imported by the solution", path)
	}
	return p, nil
}

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
	config := types.Config{Importer: s, Error: func(err error) {
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
		if seen[after] || !s.compiles(after) {
			continue
		}
		seen[after] = true
		s.mutants = append(s.mutants, &mutant{kind: e.kind, before: s.source, after: after})
	}
	return nil
}

// compiles reports whether a text is right but for variables and imports that are no longer used, which variant mends.
func (s *subject) compiles(text string) bool {
	c, err := s.check(text)
	if err != nil {
		return false
	}
	for _, e := range c.errs {
		if !strings.Contains(e.Msg, "imported and not used") && !strings.HasPrefix(e.Msg, "declared and not used") {
			return false
		}
	}
	return true
}

// build compiles the checks with all variants of the solution.
func (s *subject) build(temp string) (string, error) {
	text, err := s.combined()
	if err != nil {
		return "", fmt.Errorf("exercise %s: %w", s.name, err)
	}
	combined := filepath.Join(temp, s.name+".go")
	err = os.WriteFile(combined, text, 0o600)
	if err != nil {
		return "", err
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {s.file: combined}})
	if err != nil {
		return "", err
	}
	overlayFile := filepath.Join(temp, s.name+".json")
	err = os.WriteFile(overlayFile, overlay, 0o600)
	if err != nil {
		return "", err
	}
	binary := filepath.Join(temp, s.name+".test")
	out, err := exec.Command("go", "test", "-c", "-tags", "solution", "-overlay", overlayFile, "-ldflags=-s -w", "-o", binary, "./exercises/"+s.name).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("exercise %s: building its variants: %w\n%s", s.name, err, bytes.TrimSpace(out))
	}
	return binary, nil
}

// run runs the checks with one variant; 0 is the solution.
func (s *subject) run(binary string, variant int, limit bounds) outcome {
	command := limit.command(binary)
	command.Dir = filepath.Dir(s.file)
	command.Env = append(os.Environ(), fmt.Sprintf("LAB_MUTANT=%d", variant), "GOMAXPROCS=2")
	var output bytes.Buffer
	command.Stdout = &output
	command.Stderr = &output
	begun := time.Now()
	err := command.Run()
	o := outcome{wall: time.Since(begun)}
	if command.ProcessState != nil {
		o.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	}
	if err == nil {
		return o
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
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
