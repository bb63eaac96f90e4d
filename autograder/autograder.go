// Package autograder grades submissions: it restores a notebook, runs each exercise's answer with the exercise's checks
// in a fresh kernel, and reports points.
//
// # What is trusted
//
// The grader trusts the course's files and its own kernel binary, and nothing in a submission. So
//
//   - locked cells get the release's text, and answers are found by cell id; metadata only helps where the id is gone
//     (see restore);
//   - each exercise runs in a kernel process of its own, so that one answer cannot disturb another; a time limit and an
//     output cap apply to every request, and a kernel that exceeds them is killed;
//   - a check has passed when the execute_result of exactly the request that ran it says so and the request ended
//     well. What code prints or displays, how a process exits, and silence never count;
//   - names that checks rely on cannot be declared by an answer (see protected).
//
// What remains is that answer and checks share a process: the boundary is that cells have no package that reaches
// beyond Go values (no os, unsafe, reflect), not that the process is sealed.
//
// # Three outcomes
//
// A check passes, fails, or is not gradable. The last is for faults that are not the student's: a kernel that does not
// start, checks that do not even run with the exercise's starter. They must never be recorded as 0 points, so a report
// with one is not Gradable.
//
// # What an answer may lean on
//
// An exercise's cell runs with the declarations of other cells that it uses, and what those use in turn, but without
// other cells' statements: grading must not depend on the order in which somebody ran cells. Statements in the exercise's own
// cell run where they can; where they fail, because they try things out on data that is not there, only the cell's
// declarations count.
//
// An exercise whose point is to write what a library has lists the library's names (without, in its front matter). None of
// what runs before its checks may use them, however it gets hold of them; package front decides what a name means.
package autograder

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup" // a bounded group of goroutines whose first error counts; the Go team's own

	"lab/exercises"
	"lab/labs"
)

// DefaultTimeout is how long one check, or one cell that an exercise needs, may take.
const DefaultTimeout = 10 * time.Second

// labCellTimeout bounds a cell of a lab that is run as a whole: labs train models.
const labCellTimeout = 2 * time.Minute

// Options say how to grade.
type Options struct {
	// Labs are the labs and, through them, the exercises. Hidden checks are run where its exercises have them.
	Labs *labs.Library
	// Kernel starts a fresh kernel process.
	Kernel Kernels
	// Lab names the lab, for submissions that do not or whose word is not taken; empty: the submission says it.
	Lab string
	// Jobs is how many exercises are graded at the same time; 0: half the processors, since checks work in parallel too.
	Jobs int
	// Timeout bounds each check; 0: DefaultTimeout.
	Timeout time.Duration
	// VisibleOnly leaves hidden checks out.
	VisibleOnly bool
	// Progress, where set, gets the report so far after each exercise, from one goroutine at a time. Exercises still to
	// come are in it as not gradable, so that what is left of a crash does not read as a grade.
	Progress func(Report)

	started func(context.Context, Runner) // hears of every kernel, where set
}

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return max(1, runtime.GOMAXPROCS(0)/2)
}

func (o Options) timeout() time.Duration {
	if o.Timeout > 0 {
		return o.Timeout
	}
	return DefaultTimeout
}

// Grade grades one submission. The error says why there is no complete report: the lab is unknown, or ctx ended; faults
// of single exercises are in the report.
func Grade(ctx context.Context, sub Submission, opts Options) (Report, error) {
	id := opts.Lab
	if id == "" {
		id = sub.Document.Lab
	}
	if id == "" {
		return Report{}, &SubmissionError{sub.Name, errors.New("does not say which lab it is of: name it with --lab")}
	}
	lab, err := opts.Labs.Open(id)
	if err != nil {
		return Report{}, &SubmissionError{sub.Name, err}
	}
	report := newReport(sub, lab, opts.VisibleOnly)
	var ids []string
	for _, e := range lab.Exercises {
		ids = append(ids, e.ID)
	}
	cells := restore(labs.Release(lab), sub.Document, ids)

	var mu sync.Mutex
	var once sync.Once
	opts.started = func(ctx context.Context, r Runner) {
		once.Do(func() {
			layers := isolation(ctx, r)
			mu.Lock()
			defer mu.Unlock()
			report.Isolation = layers
		})
	}
	group, groupCtx := errgroup.WithContext(ctx)
	group.SetLimit(opts.jobs())
	for i, e := range lab.Exercises {
		group.Go(func() error {
			result, err := gradeAnswer(groupCtx, e, cells, opts)
			if err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			report.Exercises[i] = result
			report.sum()
			if opts.Progress != nil {
				snapshot := report
				snapshot.Exercises = slices.Clone(report.Exercises)
				opts.Progress(snapshot)
			}
			return nil
		})
	}
	err = group.Wait()
	report.sum()
	if err != nil {
		return report, &SubmissionError{sub.Name, fmt.Errorf("stopped: %w", err)}
	}
	return report, nil
}

func newReport(sub Submission, lab labs.Lab, visibleOnly bool) Report {
	hidden := slices.ContainsFunc(lab.Exercises, (*exercises.Exercise).Hidden)
	r := Report{
		SchemaVersion: SchemaVersion, Submission: sub.Name, Lab: lab.ID, Title: lab.Header.Title,
		VisibleOnly: visibleOnly || !hidden, Exercises: []ExerciseResult{},
	}
	for _, e := range lab.Exercises {
		result := newResult(e, visibleOnly)
		result.fail(NotGradable, "not graded yet")
		result.sum()
		r.Exercises = append(r.Exercises, result)
	}
	r.sum()
	return r
}

func newResult(e *exercises.Exercise, visibleOnly bool) ExerciseResult {
	r := ExerciseResult{ID: e.ID, Title: e.Title, Tests: []TestResult{}}
	for _, t := range e.Tests {
		if !t.Hidden || !visibleOnly {
			r.Tests = append(r.Tests, TestResult{Name: t.Name, Hidden: t.Hidden, Max: t.Points, Status: Fail, Log: []string{}})
		}
	}
	return r
}

// GradeFiles grades one submission after the other and hands over each report as it is done. One that cannot be graded
// gives a report that says so and stops nothing; the error is ctx's.
func GradeFiles(ctx context.Context, paths []string, opts Options, each func(Report) error) error {
	for _, path := range paths {
		sub, err := ReadSubmission(path)
		var report Report
		if err == nil {
			report, err = Grade(ctx, sub, opts)
		}
		if ctx.Err() != nil {
			return errors.Join(err, ctx.Err())
		}
		if err != nil {
			why := err
			var of *SubmissionError
			if errors.As(err, &of) {
				why = of.Err // whoever shows the report shows the submission's name beside it
			}
			report = Report{SchemaVersion: SchemaVersion, Submission: path, Message: why.Error(), Exercises: []ExerciseResult{}}
		}
		if err := each(report); err != nil {
			return err
		}
	}
	return nil
}
