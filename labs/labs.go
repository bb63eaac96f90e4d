// Package labs reads the course's labs.
//
// A lab is a folder with a file lab.md: front matter (title, order, data, needs), then Markdown in which a fenced block
// ```go is a cell, ```go exercise=<id> the empty place of an exercise, and ```go setup a locked cell. Reading a lab puts
// each exercise into its place: the task's text, which cannot be edited, and below it the starter.
//
// The text of an exercise thus stands once, in package exercises, and the same file makes the notebook that a student
// opens, the one that an instructor releases (Release) and, with the solutions, the one that proves the lab (Solved).
package labs

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"lab/exercises"
	"lab/notebook"
)

const labFile = "lab.md"

//go:embed */lab.md
var embedded embed.FS

// Embedded holds the course's labs. A lab.md has no secrets: solutions and checks are the exercises'.
func Embedded() fs.FS { return embedded }

// Lab is one lab.
type Lab struct {
	ID     string
	Header notebook.LabHeader
	// Document is the notebook as a student first sees it.
	Document notebook.Document
	// Exercises are the lab's exercises in the order of their cells.
	Exercises []*exercises.Exercise
	// Lines gives for each cell that stands in lab.md the line at which its source begins.
	Lines map[string]int
}

// Library is a folder of labs, with the exercises that they use.
type Library struct {
	fsys      fs.FS
	exercises *exercises.Library
}

// New makes the library of the labs in fsys, which has one folder for each: os.DirFS of a folder, or Embedded.
func New(fsys fs.FS, ex *exercises.Library) *Library { return &Library{fsys: fsys, exercises: ex} }

// Exercises returns the library that the labs' exercises come from.
func (l *Library) Exercises() *exercises.Library { return l.exercises }

// IDs returns the ids of all labs, damaged ones too, in alphabetical order.
func (l *Library) IDs() ([]string, error) {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("list labs: %w; check that the folder exists and can be read", cause(err))
	}
	var ids []string
	for _, e := range entries {
		if _, err := fs.Stat(l.fsys, path.Join(e.Name(), labFile)); e.IsDir() && err == nil {
			ids = append(ids, e.Name())
		}
	}
	sort.Strings(ids)
	return ids, nil
}

// List returns all labs that can be read, in their order; the error names those that cannot.
func (l *Library) List() ([]Lab, error) {
	ids, err := l.IDs()
	if err != nil {
		return nil, err
	}
	var all []Lab
	var errs []error
	for _, id := range ids {
		lab, err := l.Open(id)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, lab)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Header.Order < all[j].Header.Order })
	return all, errors.Join(errs...)
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// Open reads one lab.
func (l *Library) Open(id string) (Lab, error) {
	lab, err := l.read(id)
	if err != nil {
		return Lab{}, fmt.Errorf("lab %q: %w", id, err)
	}
	return lab, nil
}

func (l *Library) read(id string) (Lab, error) {
	if !idPattern.MatchString(id) {
		return Lab{}, errors.New("not a lab's id: it is the name of the lab's folder, of lower-case letters, digits, - and _")
	}
	text, err := fs.ReadFile(l.fsys, path.Join(id, labFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		ids, _ := l.IDs()
		return Lab{}, fmt.Errorf("there is no file %s/%s: the labs here are %s", id, labFile, strings.Join(ids, ", "))
	case err != nil:
		return Lab{}, fmt.Errorf("%s cannot be read: %w", labFile, cause(err))
	}
	parsed, err := notebook.FromMarkdown(string(text))
	if err != nil {
		return Lab{}, fmt.Errorf("%s: %w", labFile, err)
	}
	lab := Lab{ID: id, Header: parsed.Header, Document: parsed.Document, Lines: parsed.Lines}
	lab.Document.Lab = id
	return lab, l.insertExercises(&lab)
}

// insertExercises puts task and starter into the place of each exercise.
func (l *Library) insertExercises(lab *Lab) error {
	cells := make([]notebook.Cell, 0, len(lab.Document.Cells))
	for _, c := range lab.Document.Cells {
		if c.Role != notebook.Exercise {
			cells = append(cells, c)
			continue
		}
		at := fmt.Sprintf("%s:%d", labFile, lab.Lines[c.ID])
		if strings.TrimSpace(c.Source) != "" {
			return fmt.Errorf("%s: the block of exercise %q is not empty: its text comes from starter.go, so remove it here", at, c.ExerciseID)
		}
		e, err := l.exercises.Get(c.ExerciseID)
		if err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
		if e.Lab != lab.ID {
			return fmt.Errorf("%s: exercise %q says in its exercise.md that it is of lab %q: make the two agree", at, e.ID, e.Lab)
		}
		task := notebook.NewCell("task-"+e.ID, notebook.Markdown, fmt.Sprintf("### Exercise: %s\n\n%s", e.Title, strings.TrimRight(e.Text, "\n")))
		task.Role = notebook.Locked
		c.Source = strings.TrimRight(e.Starter.Code, "\n")
		cells = append(cells, task, c)
		lab.Exercises = append(lab.Exercises, e)
	}
	lab.Document.Cells = cells
	return nil
}

// Release returns the students' notebook: no solutions, no hidden checks, no outputs.
func Release(lab Lab) notebook.Document {
	doc := lab.Document
	doc.Cells = slices.Clone(doc.Cells)
	for i, c := range doc.Cells {
		fresh := notebook.NewCell(c.ID, c.Kind, c.Source)
		fresh.Role, fresh.ExerciseID = c.Role, c.ExerciseID
		doc.Cells[i] = fresh
	}
	doc.Deleted = nil
	return doc
}

// Solved returns the lab with its solutions in place. It needs a library that was opened on an instructor's folder.
func Solved(lab Lab) (notebook.Document, error) {
	doc := Release(lab)
	for _, e := range lab.Exercises {
		if e.Solution.Code == "" {
			return notebook.Document{}, fmt.Errorf("lab %q: exercise %q has no solution here: name the course's folder of exercises with --exercises", lab.ID, e.ID)
		}
		for i, c := range doc.Cells {
			if c.ExerciseID == e.ID {
				doc.Cells[i].Source = strings.TrimRight(e.Solution.Code, "\n")
			}
		}
	}
	return doc, nil
}

// Validate says what lab check wants to know of a lab besides that it can be read: every exercise that names it has
// its place in it.
func (l *Library) Validate(lab Lab) error {
	ids, err := l.exercises.List()
	if err != nil {
		return err
	}
	used := make(map[string]bool)
	for _, e := range lab.Exercises {
		used[e.ID] = true
	}
	var errs []error
	for _, id := range ids {
		if e, err := l.exercises.Get(id); err == nil && e.Lab == lab.ID && !used[id] {
			errs = append(errs, fmt.Errorf("lab %q: exercise %q names the lab but has no place in it: add a block ```go exercise=%s to %s", lab.ID, id, id, labFile))
		}
	}
	return errors.Join(errs...)
}

// cause drops the path of a file error, because the callers' messages name the file themselves.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
