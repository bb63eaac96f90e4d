package autograder

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"lab/exercises"
	"lab/labs"
	"lab/notebook"
)

// Checker checks single exercises while a student works on them, with the checks that students may see.
type Checker struct {
	opts      Options
	exercises *exercises.Library
}

// NewChecker makes a checker; of opts it takes Labs, Kernel and Timeout.
func NewChecker(opts Options) *Checker {
	opts.VisibleOnly = true
	return &Checker{opts: opts, exercises: opts.Labs.Exercises()}
}

// Check runs the visible checks of an exercise against the notebook as it stands. It works like grading, in a fresh kernel:
// what passes here does not depend on which cells were run before. The error is ctx's or says why checking is
// impossible; that an answer falls short is the Check's business.
func (c *Checker) Check(ctx context.Context, doc notebook.Document, exerciseID string) (notebook.Check, error) {
	ex, err := c.exercises.Get(exerciseID)
	if err != nil {
		return notebook.Check{}, fmt.Errorf("check: %w", err)
	}
	var release notebook.Document
	ids := []string{exerciseID}
	if doc.Lab != "" {
		// A notebook whose lab is gone can still be checked, only without its locked cells restored.
		if lab, err := c.opts.Labs.Open(doc.Lab); err == nil {
			release = labs.Release(lab)
			for _, e := range lab.Exercises {
				if e.ID != exerciseID {
					ids = append(ids, e.ID)
				}
			}
		}
	}
	result, err := gradeAnswer(ctx, ex, restore(release, doc, ids), c.opts)
	if err != nil {
		return notebook.Check{}, fmt.Errorf("check exercise %q: stopped: %w", exerciseID, err)
	}
	if !result.Gradable {
		return notebook.Check{}, fmt.Errorf("check exercise %q: %w", exerciseID, errors.New(result.reason()))
	}
	check := notebook.Check{Points: result.Points, MaxPoints: result.Max, Message: result.Message, Tests: []notebook.TestResult{}}
	for _, t := range result.Tests {
		check.Tests = append(check.Tests, notebook.TestResult{
			Name: t.Name, Passed: t.Status == Pass, Points: t.Points, Log: strings.Join(t.Log, "\n"),
		})
	}
	return check, nil
}

// reason says why an exercise is not gradable.
func (e ExerciseResult) reason() string {
	for _, t := range e.Tests {
		if t.Status == NotGradable && len(t.Log) > 0 {
			return t.Log[0]
		}
	}
	return e.Message
}
