package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// release writes the students' notebook of a lab.
func release(ctx context.Context, w *work, id string) (string, error) {
	file := filepath.Join(w.temp, id+".ipynb")
	_, err := w.expect(ctx, 0, "release", id, "--force", "-o", file, "--labs", "labs", "--exercises", "exercises")
	return file, err
}

// releaseLeaksNothing looks in the released file for any line of a solution or of a hidden check that the lab and what
// students may see of its exercises do not have.
func releaseLeaksNothing(ctx context.Context, w *work, id string) error {
	file, err := release(ctx, w, id)
	if err != nil {
		return err
	}
	notebook, err := sources(file)
	if err != nil {
		return err
	}
	lab, err := os.ReadFile(filepath.Join(w.root, "labs", id, "lab.md"))
	if err != nil {
		return err
	}
	// What one exercise shows openly is no secret of another: their checks have short lines in common.
	open := lines{}
	open.add(string(lab))
	ids := exercisesOf(string(lab))
	for _, exercise := range ids {
		if err := open.addFiles(filepath.Join(w.root, "exercises", exercise), "starter.go", "check*_test.go", "exercise.md"); err != nil {
			return err
		}
	}
	found := 0
	for _, exercise := range ids {
		secret := lines{}
		if err := secret.addFiles(filepath.Join(w.root, "exercises", exercise), "solution.go", "hidden*_test.go", "wrong/*.go"); err != nil {
			return err
		}
		for line := range secret {
			if open[line] || len(line) < 12 { // a lone return or brace gives nothing away
				continue
			}
			found++
			if notebook[line] {
				return fmt.Errorf("the released notebook has a line of the solution or the hidden checks of %s: %s", exercise, line)
			}
		}
	}
	if found == 0 {
		return errors.New("no line of a solution was found to look for")
	}
	fmt.Fprintf(w.log, "none of %d lines of solutions, hidden checks and wrong answers is in %s\n", found, file)
	return nil
}

// lines is a set of lines without the space around them.
type lines map[string]bool

func (l lines) add(text string) {
	for line := range strings.Lines(text) {
		l[strings.TrimSpace(line)] = true
	}
}

// addFiles adds the lines of the files in dir that match one of the patterns.
func (l lines) addFiles(dir string, patterns ...string) error {
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			l.add(string(text))
		}
	}
	return nil
}

// sources reads all text of a notebook, whatever field it stands in.
func sources(file string) (lines, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var whole any
	if err := json.Unmarshal(text, &whole); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	found := lines{}
	var walk func(any)
	walk = func(value any) {
		switch v := value.(type) {
		case string:
			found.add(v)
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			for _, item := range v {
				walk(item)
			}
		}
	}
	walk(whole)
	return found, nil
}

var exerciseFence = regexp.MustCompile("(?m)^```go exercise=([a-z0-9]+)")

func exercisesOf(lab string) []string {
	var ids []string
	for _, match := range exerciseFence.FindAllStringSubmatch(lab, -1) {
		ids = append(ids, match[1])
	}
	return ids
}
