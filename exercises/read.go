package exercises

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path"
	"regexp"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	taskFile     = "exercise.md"
	starterFile  = "starter.go"
	solutionFile = "solution.go"
	wrongFolder  = "wrong"
	hiddenPrefix = "hidden"
)

func (l *Library) read(id string) (*Exercise, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	if _, err := fs.Stat(l.fsys, id); err != nil {
		return nil, fmt.Errorf("there is no folder %s: check the id, or make the exercise with lab new exercise %s", id, id)
	}
	e := &Exercise{ID: id}
	if err := l.readTask(e); err != nil {
		return nil, err
	}
	var err error
	if e.Starter, err = l.readSource(id, starterFile, "!solution"); err != nil {
		return nil, err
	}
	e.Solution, err = l.readSource(id, solutionFile, "solution")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := l.readTests(e); err != nil {
		return nil, err
	}
	if err := l.readWrong(e); err != nil {
		return nil, err
	}
	return e, nil
}

// front is the front matter of exercise.md.
type front struct {
	Title   string             `yaml:"title"`
	Lab     string             `yaml:"lab"`
	Points  map[string]float64 `yaml:"points"`
	Without []string           `yaml:"without"`
}

func (l *Library) readTask(e *Exercise) error {
	text, err := l.readFile(e.ID, taskFile)
	if err != nil {
		return err
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	rest, ok := bytes.CutPrefix(text, []byte("---\n"))
	if !ok {
		return fmt.Errorf("%s: has no front matter: begin it with a line ---, then title and lab, then a line ---", taskFile)
	}
	head, body, ok := bytes.Cut(rest, []byte("\n---\n"))
	if !ok {
		return fmt.Errorf("%s: the front matter has no end: put a line --- after it", taskFile)
	}
	var f front
	dec := yaml.NewDecoder(bytes.NewReader(head))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil {
		return fmt.Errorf("%s: the front matter cannot be read: %s", taskFile, oneLine(err))
	}
	switch {
	case f.Title == "":
		return fmt.Errorf("%s: the front matter has no title: add a line such as title: Count the words", taskFile)
	case f.Lab == "":
		return fmt.Errorf("%s: the front matter names no lab: add a line such as lab: wordcount", taskFile)
	}
	task, hints, err := cutHints(body)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", taskFile, err)
	case strings.TrimSpace(task) == "":
		return fmt.Errorf("%s: has no text: say after the front matter what the student is to do", taskFile)
	}
	for name, p := range f.Points {
		if p < 0 || math.IsNaN(p) || math.IsInf(p, 0) {
			return fmt.Errorf("%s: points of %s are %v: give a number that is not negative", taskFile, name, p)
		}
	}
	for _, name := range f.Without {
		if !withoutPattern.MatchString(name) {
			return fmt.Errorf("%s: without has %q: write package and name, such as ml.RMSE", taskFile, name)
		}
	}
	e.Title, e.Lab, e.points, e.Without = f.Title, f.Lab, f.Points, f.Without
	e.Text, e.Hints = strings.TrimSpace(task)+"\n", hints
	return nil
}

// withoutPattern is a package, then perhaps a name in it, then perhaps a method of that.
var withoutPattern = regexp.MustCompile(`^([\w.-]+/)*\w+(\.\w+){0,2}$`)

// readTests reads the files of checks, visible ones first, each kind in alphabetical order.
func (l *Library) readTests(e *Exercise) error {
	entries, err := fs.ReadDir(l.fsys, e.ID)
	if err != nil {
		return fmt.Errorf("cannot be listed: %w", cause(err))
	}
	var names []string
	for _, f := range entries {
		if !f.IsDir() && strings.HasSuffix(f.Name(), "_test.go") {
			names = append(names, f.Name())
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return !isHidden(names[i]) && isHidden(names[j]) })
	places := make(map[string]string)
	visible := false
	for _, name := range names {
		src, tests, err := l.readTestFile(e.ID, name)
		if err != nil {
			return err
		}
		hidden := isHidden(name)
		visible = visible || !hidden && len(tests) > 0
		e.Files = append(e.Files, TestFile{Source: src, Hidden: hidden})
		for _, t := range tests {
			if first, twice := places[t]; twice {
				return fmt.Errorf("%s: %s is declared in %s too: give one of them another name", name, t, first)
			}
			places[t] = name
			points, ok := e.points[t]
			if !ok {
				points = 1
			}
			e.Tests = append(e.Tests, Test{Name: t, File: name, Hidden: hidden, Points: points})
		}
	}
	if !visible {
		return fmt.Errorf("has no check that students see: add %s_test.go with a func TestXxx(t *testing.T)", e.ID)
	}
	return nil
}

func isHidden(name string) bool { return strings.HasPrefix(name, hiddenPrefix) }

func (l *Library) readWrong(e *Exercise) error {
	entries, err := fs.ReadDir(l.fsys, path.Join(e.ID, wrongFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: cannot be listed: %w", wrongFolder, cause(err))
	}
	for _, f := range entries {
		name, ok := strings.CutSuffix(f.Name(), ".go")
		if f.IsDir() || !ok {
			continue
		}
		src, err := l.readSource(e.ID, path.Join(wrongFolder, f.Name()), "ignore")
		if err != nil {
			return err
		}
		e.Wrong = append(e.Wrong, Answer{Name: name, Source: src})
	}
	return nil
}

func (l *Library) readFile(id, name string) ([]byte, error) {
	text, err := fs.ReadFile(l.fsys, path.Join(id, name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &missingError{name}
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read: %w", name, cause(err))
	}
	return text, nil
}

// missingError says that a file is not there; errors.Is finds fs.ErrNotExist in it.
type missingError struct{ name string }

func (m *missingError) Error() string { return m.name + ": is missing: add it" }
func (m *missingError) Unwrap() error { return fs.ErrNotExist }

func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}
