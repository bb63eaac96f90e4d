// Package exercises reads the course's exercises.
//
// An exercise is a folder that is also an ordinary Go package, so that every check runs under go test as well as in
// a notebook's kernel:
//
//	<id>/exercise.md      front matter (title, lab, points), then the task as Markdown, then hints
//	<id>/starter.go       what the student starts from: compiles, does not pass (//go:build !solution)
//	<id>/solution.go      the reference answer (//go:build solution)
//	<id>/*_test.go        checks that the student sees and can run
//	<id>/hidden*_test.go  checks that only the grader has
//	<id>/wrong/*.go       wrong answers, one misconception each (//go:build ignore)
//
// An exercise that asks for something that a library has lists it in its front matter, so that calling the library is no
// answer:
//
//	without: [ml.RMSE, ml.MeanSquaredError, stat]
//
// Listed are functions, types, variables and constants (ml.RMSE; after an import path where the name alone is not clear,
// math/rand.Shuffle), methods (ml.LinearModel.Predict) and whole packages (stat). The list holds for everything that
// runs before the checks: the exercise's cell and what it needs of other cells. A method can still be reached through an
// interface of the answer's own, so list the ways to a value of its type too.
//
// A check is one function TestXxx(t *testing.T). It is worth one point unless the front matter's points say otherwise.
//
// Each heading ## Hint at the end of exercise.md begins a hint, which the page opens one at a time. They cost no points.
//
// What is read comes in two strengths. Library.Get asks for what a student needs (task, starter, visible checks) and
// takes the rest where it is there, so the same code reads the files embedded in the program, which hold nothing
// secret, and an instructor's folder. Validate asks for everything that lab check needs.
//
// YAML front matter is decoded with go.yaml.in/yaml, the maintained successor of the usual yaml.v3, because it can
// refuse unknown keys: a misspelt key must not silently change points.
package exercises

import (
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"sort"
)

// Exercise is one exercise as read from its folder.
type Exercise struct {
	ID    string
	Title string
	// Lab is the id of the lab that the exercise belongs to.
	Lab string
	// Text is the task, in Markdown.
	Text string
	// Hints lead towards the answer, each further than the one before; Markdown too.
	Hints   []string
	Starter Source
	// Solution is empty where the reader's file system does not hold it.
	Solution Source
	// Files are the test files, visible ones first: hidden checks may call helpers of visible ones.
	Files []TestFile
	// Tests are the test functions in the order of Files and of their text.
	Tests []Test
	Wrong []Answer
	// Without are names of packages that an answer may not use, as ml.RMSE.
	Without []string

	points map[string]float64
}

// Source is Go code made fit for a cell: everything up to the package clause is cut off.
type Source struct {
	// File is the file's path inside the exercise's folder.
	File string
	Code string
	// Line is the line of File at which Code begins: line n of the cell is line Line+n-1 of the file.
	Line int
}

// TestFile is one file of checks.
type TestFile struct {
	Source
	Hidden bool
}

// Test is one check.
type Test struct {
	Name   string
	File   string
	Hidden bool
	Points float64
}

// Answer is a wrong answer: Name says which misconception it stands for.
type Answer struct {
	Name string
	Source
}

// Max is the sum of the checks' points.
func (e *Exercise) Max(visibleOnly bool) float64 {
	var sum float64
	for _, t := range e.Tests {
		if !t.Hidden || !visibleOnly {
			sum += t.Points
		}
	}
	return sum
}

// Hidden says whether the exercise was read with hidden checks.
func (e *Exercise) Hidden() bool {
	for _, f := range e.Files {
		if f.Hidden {
			return true
		}
	}
	return false
}

// Library is a folder of exercises. It reads an exercise when asked for it, so a damaged one does not stop the others.
type Library struct {
	fsys fs.FS
}

// Open makes the library of the exercises in fsys, which has one folder for each: os.DirFS of a folder, or Embedded.
func Open(fsys fs.FS) *Library { return &Library{fsys: fsys} }

// List returns the ids of all exercises, damaged ones too, in alphabetical order.
func (l *Library) List() ([]string, error) {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("list exercises: %w; check that the folder exists and can be read", cause(err))
	}
	var ids []string
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		for _, name := range []string{taskFile, starterFile} {
			if _, err := fs.Stat(l.fsys, path.Join(e.Name(), name)); err == nil {
				ids = append(ids, e.Name())
				break
			}
		}
	}
	sort.Strings(ids)
	return ids, nil
}

// Get reads one exercise.
func (l *Library) Get(id string) (*Exercise, error) {
	e, err := l.read(id)
	if err != nil {
		return nil, fmt.Errorf("exercise %q: %w", id, err)
	}
	return e, nil
}

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

func checkID(id string) error {
	if !idPattern.MatchString(id) || token.IsKeyword(id) {
		return errors.New("not an exercise's id: use lower-case letters and digits, starting with a letter, as Go packages are named")
	}
	return nil
}

// cause drops the path of a file error, because the callers' messages name the file themselves.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
