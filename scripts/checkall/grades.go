package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
)

// grades is what the course needs of a report of lab grade.
type grades struct {
	Gradable  bool    `json:"gradable"`
	Points    float64 `json:"points"`
	MaxPoints float64 `json:"max_points"`
	Exercises []struct {
		ID    string `json:"id"`
		Tests []struct {
			Name   string   `json:"name"`
			Status string   `json:"status"`
			Log    []string `json:"log"`
		} `json:"tests"`
	} `json:"exercises"`
}

func grade(ctx context.Context, w *work, code int, file string, more ...string) (grades, error) {
	var report grades
	args := append([]string{"grade", file, "--labs", "labs", "--exercises", "exercises", "--format", "json"}, more...)
	out, err := w.expect(ctx, code, args...)
	if err != nil {
		return report, err
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		return report, fmt.Errorf("lab grade --format json: %w", err)
	}
	if !report.Gradable || report.MaxPoints == 0 || len(report.Exercises) == 0 {
		return report, errors.New("nothing was graded")
	}
	return report, nil
}

func gradeReleased(ctx context.Context, w *work, id string) error {
	file, err := release(ctx, w, id)
	if err != nil {
		return err
	}
	report, err := grade(ctx, w, 1, file, "--fail-under", "1")
	if err != nil {
		return err
	}
	if report.Points != 0 {
		return fmt.Errorf("an untouched notebook got %g of %g points", report.Points, report.MaxPoints)
	}
	for _, exercise := range report.Exercises {
		for _, test := range exercise.Tests {
			if test.Status == "pass" || test.Name == "" || len(test.Log) == 0 {
				return fmt.Errorf("%s: the failed check is not named with its reason: %+v", exercise.ID, test)
			}
		}
	}
	_, err = w.expect(ctx, 0, "grade", file, "--labs", "labs", "--exercises", "exercises")
	return err
}

// gradeSolved solves the lab as lab run does, with the reference solutions, and hands that in.
func gradeSolved(ctx context.Context, w *work, id string) error {
	file := filepath.Join(w.temp, id+"-solved.ipynb")
	if _, err := w.expect(ctx, 0, "run", "--out", file, filepath.Join("labs", id, "lab.md")); err != nil {
		return err
	}
	report, err := grade(ctx, w, 0, file, "--fail-under", "100")
	if err != nil {
		return err
	}
	if report.Points != report.MaxPoints {
		return fmt.Errorf("the solved notebook got %g of %g points", report.Points, report.MaxPoints)
	}
	return nil
}
