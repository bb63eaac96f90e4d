package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lab/exercises"
	"lab/notebook"
)

// origin is the file and line at which a cell's text begins.
type origin struct {
	file string
	line int
}

// loadLab reads a lab.md. In an instructor's checkout the solutions of its exercises are there, and the lab is run with them,
// which is how it is proved to work from top to bottom.
func (c runCmd) loadLab(a *app) (*job, error) {
	text, err := readText(c.File)
	if err != nil {
		return nil, err
	}
	lab, err := notebook.FromMarkdown(text)
	if err != nil {
		var mistake *notebook.LabError
		if errors.As(err, &mistake) {
			return nil, fmt.Errorf("%s:%d: %s", c.File, mistake.Line, mistake.Message)
		}
		return nil, fmt.Errorf("%s: %w", c.File, err)
	}
	if path, err := filepath.Abs(c.File); err == nil && filepath.Base(path) == "lab.md" {
		lab.Document.Lab = filepath.Base(filepath.Dir(path)) // so that the file of --out can be graded
	}
	origins := map[string]origin{}
	for id, line := range lab.Lines {
		origins[id] = origin{c.File, line}
	}
	files, dir, err := c.exerciseFiles()
	if err != nil {
		return nil, err
	}
	library := exercises.Open(files)
	solved := 0
	for i, cell := range lab.Document.Cells {
		if cell.Role != notebook.Exercise || strings.TrimSpace(cell.Source) != "" {
			continue
		}
		e, err := library.Get(cell.ExerciseID)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", c.File, lab.Lines[cell.ID], err)
		}
		source := e.Starter
		if e.Solution.Code != "" && !c.Starter {
			source = e.Solution
			solved++
		}
		lab.Document.Cells[i].Source = strings.TrimRight(source.Code, "\n")
		origins[cell.ID] = origin{filepath.Join(dir, e.ID, filepath.FromSlash(source.File)), source.Line}
	}
	if solved > 0 {
		fmt.Fprintf(a.stderr, "lab: %s: running the reference solutions of %d exercises from %s (--starter runs what students start from)\n", c.File, solved, dir)
	}
	return &job{doc: lab.Document, data: lab.Header.Data, place: func(cell string, line int) string {
		from, ok := origins[cell]
		if !ok {
			return fmt.Sprintf("%s[%s]:%d", c.File, cell, line)
		}
		return fmt.Sprintf("%s:%d", from.file, from.line+line-1)
	}}, nil
}

// exerciseFiles finds the exercises of a lab and the name of their folder.
func (c runCmd) exerciseFiles() (fs.FS, string, error) {
	if c.Exercises != "" {
		files, err := folder(c.Exercises, "--exercises", nil)
		return files, c.Exercises, err
	}
	// labs/<id>/lab.md stands beside exercises/.
	beside := filepath.Join(filepath.Dir(c.File), "..", "..", "exercises")
	if info, err := os.Stat(beside); err == nil && info.IsDir() {
		return os.DirFS(beside), beside, nil
	}
	return exercises.Embedded(), "exercises", nil
}
