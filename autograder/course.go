package autograder

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"lab/autograder/variants"
	"lab/exercises"
	"lab/kernel/front"
	"lab/labs"
)

// CourseOptions say how to check a course.
type CourseOptions struct {
	Options
	// IDs limits the check to these exercises and labs; empty: everything.
	IDs []string
	// Native, where set, also runs every answer under go test and compares the two, check by check.
	Native *Native
	// RunLabs runs each lab from top to bottom with its solutions.
	RunLabs bool
	// Done, where set, hears of each exercise when it is finished, from one goroutine at a time.
	Done func(ExerciseCheck)
}

// CourseReport is the outcome of checking a course.
type CourseReport struct {
	SchemaVersion int             `json:"schema_version"`
	OK            bool            `json:"ok"`
	Exercises     []ExerciseCheck `json:"exercises"`
	Labs          []LabCheck      `json:"labs"`
}

// ExerciseCheck is the outcome of checking one exercise.
type ExerciseCheck struct {
	ID      string         `json:"id"`
	OK      bool           `json:"ok"`
	Answers []AnswerResult `json:"answers"`
	// Problems are what has to be mended, one line each.
	Problems []string `json:"problems"`
}

// AnswerResult is how one of an exercise's answers did.
type AnswerResult struct {
	// Name is solution, starter or wrong/<name>.
	Name    string       `json:"name"`
	Message string       `json:"message,omitempty"`
	Tests   []TestResult `json:"tests"`
	// Native holds what go test says of each check, where it was asked.
	Native map[string]bool `json:"native,omitempty"`
}

// LabCheck is the outcome of checking one lab.
type LabCheck struct {
	ID       string   `json:"id"`
	OK       bool     `json:"ok"`
	Problems []string `json:"problems"`
}

func (e *ExerciseCheck) problem(format string, args ...any) {
	e.OK = false
	e.Problems = append(e.Problems, fmt.Sprintf(format, args...))
}

// CheckCourse proves exercises and labs: every solution passes every check, every starter earns no points, every wrong
// answer fails a check, the students' notebooks leak nothing. The error is ctx's, or says that checking was impossible (no kernel).
func CheckCourse(ctx context.Context, opts CourseOptions) (CourseReport, error) {
	report := CourseReport{SchemaVersion: SchemaVersion, OK: true, Exercises: []ExerciseCheck{}, Labs: []LabCheck{}}
	lib := opts.Labs.Exercises()
	ids, err := lib.List()
	if err != nil {
		return report, fmt.Errorf("check: %w", err)
	}
	labIDs, err := opts.Labs.IDs()
	if err != nil {
		return report, fmt.Errorf("check: %w", err)
	}
	for _, id := range opts.IDs {
		if !slices.Contains(ids, id) && !slices.Contains(labIDs, id) {
			return report, fmt.Errorf("check: there is no exercise or lab %q: the exercises are %s; the labs are %s", id, strings.Join(ids, ", "), strings.Join(labIDs, ", "))
		}
	}
	wanted := func(id string) bool { return len(opts.IDs) == 0 || slices.Contains(opts.IDs, id) }
	ids = slices.DeleteFunc(ids, func(id string) bool { return !wanted(id) })
	report.Exercises = make([]ExerciseCheck, len(ids))
	var mu sync.Mutex
	group, groupCtx := errgroup.WithContext(ctx)
	group.SetLimit(opts.jobs())
	for i, id := range ids {
		group.Go(func() error {
			c, err := checkExercise(groupCtx, lib, id, opts)
			if err != nil {
				return fmt.Errorf("check exercise %q: %w", id, err)
			}
			mu.Lock()
			defer mu.Unlock()
			report.Exercises[i] = c
			report.OK = report.OK && c.OK
			if opts.Done != nil {
				opts.Done(c)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return CourseReport{SchemaVersion: SchemaVersion}, err
	}
	for _, id := range labIDs {
		if !wanted(id) {
			continue
		}
		c, err := checkLab(ctx, id, opts)
		if err != nil {
			return report, fmt.Errorf("check lab %q: %w", id, err)
		}
		report.OK = report.OK && c.OK
		report.Labs = append(report.Labs, c)
	}
	return report, nil
}

func checkExercise(ctx context.Context, lib *exercises.Library, id string, opts CourseOptions) (ExerciseCheck, error) {
	c := ExerciseCheck{ID: id, OK: true, Answers: []AnswerResult{}, Problems: []string{}}
	ex, err := lib.Get(id)
	if err != nil {
		c.problem("%v", err)
		return c, nil
	}
	if err := ex.Validate(); err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			c.problem("%s", line)
		}
	}
	_, unknown, err := newWithout(ex)
	if err != nil {
		return c, err
	}
	for _, line := range unknown {
		c.problem("%s", line)
	}
	answers := answersOf(ex)
	var compiled *variants.Set
	if opts.Native != nil {
		compiled, err = opts.Native.compile(ctx, ex, answers)
		switch {
		case ctx.Err() != nil:
			return c, context.Cause(ctx)
		case err != nil:
			c.problem("go test: %v", err)
		default:
			defer compiled.Remove()
		}
	}
	for i, a := range answers {
		result, err := gradeAnswer(ctx, ex, alone(ex, a.Source), opts.Options)
		if err != nil {
			return c, err
		}
		out := AnswerResult{Name: a.Name, Message: result.Message, Tests: result.Tests}
		if errors.Is(result.fault, errNoKernel) {
			return c, result.fault
		}
		c.judge(a, result)
		if compiled != nil {
			if out.Native, err = opts.Native.run(ctx, ex, compiled, i); err != nil {
				if ctx.Err() != nil {
					return c, err
				}
				c.problem("%s: go test: %v", a.File, err)
			}
			c.compare(a, out)
		}
		c.Answers = append(c.Answers, out)
	}
	return c, nil
}

func answersOf(ex *exercises.Exercise) []exercises.Answer {
	var all []exercises.Answer
	if ex.Solution.Code != "" {
		all = append(all, exercises.Answer{Name: "solution", Source: ex.Solution})
	}
	all = append(all, exercises.Answer{Name: "starter", Source: ex.Starter})
	for _, w := range ex.Wrong {
		all = append(all, exercises.Answer{Name: "wrong/" + w.Name, Source: w.Source})
	}
	return all
}

// alone is a notebook whose only cell answers the exercise.
func alone(ex *exercises.Exercise, src exercises.Source) restored {
	items, _ := front.Items(src.Code)
	return restored{
		cells:   []restoredCell{{number: 1, id: "answer", source: src.Code, items: items}},
		answers: map[string]answer{ex.ID: {}},
	}
}

// judge compares how an answer did with how it should do.
func (c *ExerciseCheck) judge(a exercises.Answer, result ExerciseResult) {
	ran := slices.ContainsFunc(result.Tests, func(t TestResult) bool { return t.Status == Pass || len(t.Log) > 0 })
	switch {
	case result.fault != nil:
		c.problem("%s: %v", a.File, result.fault)
	case result.Message != "" && !ran:
		c.problem("%s: no check ran: %s", a.File, result.Message)
	case a.Name == "solution":
		for _, t := range result.Tests {
			if t.Status != Pass {
				c.problem("%s: the solution fails %s: %s", a.File, t.Name, firstReason(result, t))
			}
		}
	case a.Name == "starter":
		for _, t := range result.Tests {
			if t.Points > 0 {
				c.problem("%s: passes %s, which is worth points, before anything is done: make the check ask for more", a.File, t.Name)
			}
		}
	case result.Passed():
		c.problem("%s: passes every check and should fail one: add a check that tells it from the solution", a.File)
	}
}

// compare reports checks on which kernel and go test disagree.
func (c *ExerciseCheck) compare(a exercises.Answer, result AnswerResult) {
	words := map[bool]string{true: "passes", false: "fails"}
	for _, t := range result.Tests {
		native, ran := result.Native[t.Name]
		switch kernel := t.Status == Pass; {
		case !ran && result.Native != nil:
			c.problem("%s: %s %s in the kernel and was not run by go test", a.File, t.Name, words[kernel])
		case ran && native != kernel:
			c.problem("%s: %s %s in the kernel and %s under go test", a.File, t.Name, words[kernel], words[native])
		}
	}
}

func checkLab(ctx context.Context, id string, opts CourseOptions) (LabCheck, error) {
	c := LabCheck{ID: id, Problems: []string{}}
	lab, err := opts.Labs.Open(id)
	if err == nil {
		err = errors.Join(opts.Labs.Validate(lab), leaks(lab))
	}
	if err != nil {
		c.Problems = append(c.Problems, strings.Split(err.Error(), "\n")...)
		return c, nil
	}
	if opts.RunLabs {
		problems, err := runLab(ctx, lab, opts.Options)
		if err != nil {
			return c, err
		}
		c.Problems = append(c.Problems, problems...)
	}
	c.OK = len(c.Problems) == 0
	return c, nil
}

// runLab runs a lab from top to bottom with its solutions and reports the cells that fail, by their place in lab.md.
func runLab(ctx context.Context, lab labs.Lab, opts Options) ([]string, error) {
	doc, err := labs.Solved(lab)
	if err != nil {
		return []string{err.Error()}, nil
	}
	runner, err := opts.Kernel(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoKernel, err)
	}
	s := &session{runner: runner, timeout: labCellTimeout}
	defer s.close()
	var problems []string
	for _, c := range doc.Cells {
		if c.Kind != "code" {
			continue
		}
		err := s.load(ctx, labelled{code: c.Source, id: c.ID}, false)
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if err == nil {
			continue
		}
		place := fmt.Sprintf("lab.md:%d", lab.Lines[c.ID])
		var t *trouble
		if errors.As(err, &t) && t.line > 0 {
			place = fmt.Sprintf("lab.md:%d", lab.Lines[c.ID]+t.line-1)
			t.line = 0
		}
		if c.ExerciseID != "" {
			place = "exercise " + c.ExerciseID
		}
		problems = append(problems, fmt.Sprintf("lab %q: %s: with the solutions in place the cell %s", lab.ID, place, describe(err)))
		if s.dead {
			break
		}
	}
	return problems, nil
}
