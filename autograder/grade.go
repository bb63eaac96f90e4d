package autograder

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lab/exercises"
	"lab/kernel/front"
	"lab/kernel/wire"
)

// plan is all that runs before an exercise's checks.
type plan struct {
	ex      *exercises.Exercise
	files   []exercises.TestFile
	opts    Options
	steps   []labelled // declarations of other cells
	answer  labelled
	reduced string // the answer's declarations alone, empty where it has no statements
	// definers names the cells whose statements set a name, for a hint.
	definers map[string]string
}

// labelled is code with the names that the kernel and a student know it by.
type labelled struct {
	code, id, name string
}

// infraError is a fault that is not the answer's.
type infraError struct{ err error }

// errNoKernel says that nothing can be graded here, whatever the exercise.
var errNoKernel = errors.New("no kernel could be started")

func (e *infraError) Error() string { return e.err.Error() }
func (e *infraError) Unwrap() error { return e.err }

// gradeAnswer grades one exercise. The error is ctx's; every other fault is in the result.
func gradeAnswer(ctx context.Context, ex *exercises.Exercise, cells restored, opts Options) (ExerciseResult, error) {
	result := newResult(ex, opts.VisibleOnly)
	a := cells.answers[ex.ID]
	result.Message = a.note
	var err error
	if a.problem != "" {
		err = errors.New(a.problem)
	} else {
		var p *plan
		if p, err = newPlan(ex, cells, a.cell, opts); err == nil {
			err = p.run(ctx, &result)
		}
	}
	var infra *infraError
	switch {
	case ctx.Err() != nil:
		return result, context.Cause(ctx)
	case errors.As(err, &infra):
		result.fail(NotGradable, infra.Error())
		result.fault = infra
	case err != nil:
		result.fail(Fail, err.Error())
	}
	result.sum()
	return result, nil
}

func newPlan(ex *exercises.Exercise, cells restored, answerCell int, opts Options) (*plan, error) {
	p := &plan{ex: ex, opts: opts, definers: make(map[string]string)}
	for _, f := range ex.Files {
		if !f.Hidden || !opts.VisibleOnly {
			p.files = append(p.files, f)
		}
	}
	guard, err := newProtected(ex, p.files)
	if err != nil {
		return nil, &infraError{err}
	}
	self := cells.cells[answerCell]
	parsed := make([][]front.Item, len(cells.cells))
	sources := make([]string, len(cells.cells))
	for i, c := range cells.cells {
		parsed[i], sources[i] = c.items, c.source
	}
	c := newClosure(parsed, answerCell)
	uses, missing := p.needs(self.items)
	c.need(uses)
	for _, name := range missing {
		// Another exercise's answer is no part of this one, even where the two share a name.
		if from, ok := c.find(name); ok && !cells.answersOther(ex.ID, from.cell) {
			c.need([]string{name})
		}
	}
	if why := guard.violation(self.items); why != "" {
		return nil, fmt.Errorf("%s %s", self.name(), why)
	}
	for _, s := range c.steps(sources) {
		cell := cells.cells[s.cell]
		items, _ := front.Items(s.code)
		if why := guard.violation(items); why != "" {
			return nil, fmt.Errorf("%s %s; exercise %q uses it", cell.name(), why, ex.ID)
		}
		p.steps = append(p.steps, labelled{s.code, cell.id, cell.name()})
	}
	for name, i := range c.definers {
		p.definers[name] = cells.cells[i].name()
	}
	p.answer = labelled{self.source, self.id, self.name()}
	p.reduced = declarationsOnly(self)
	return p, nil
}

// needs lists the names that an answer may take from other cells: what it uses and does not declare, and what the
// starter declares and it does not, because students split cells.
func (p *plan) needs(items []front.Item) (uses, missing []string) {
	own := make(map[string]bool)
	for _, it := range items {
		for _, name := range it.Declares {
			own[name] = true
		}
	}
	foreign := func(names []string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return own[name] })
	}
	for _, it := range items {
		uses = append(uses, foreign(it.Uses)...)
	}
	starter, _ := front.Items(p.ex.Starter.Code)
	for _, it := range starter {
		if it.Imports == nil {
			missing = append(missing, foreign(it.Declares)...)
		}
	}
	return uses, missing
}

func declarationsOnly(c restoredCell) string {
	var items []front.Item
	for _, it := range c.items {
		if it.Declaration() {
			items = append(items, it)
		}
	}
	if len(items) == 0 || len(items) == len(c.items) {
		return ""
	}
	return keep(c.source, items)
}

// run prepares kernels and runs the checks one by one; a check that costs the kernel its life does not cost the next
// check anything.
func (p *plan) run(ctx context.Context, result *ExerciseResult) error {
	s, err := p.prepare(ctx)
	var failed *answerError
	if errors.As(err, &failed) && p.reduced != "" {
		p.answer.code, p.reduced = p.reduced, ""
		if s, err = p.prepare(ctx); err == nil {
			result.Message = fmt.Sprintf("only the declarations of %s were graded, because the rest of it %s", p.answer.name, failed.short)
		}
	}
	if err != nil {
		return p.blame(ctx, err)
	}
	defer func() {
		if s != nil {
			s.close()
		}
	}()
	for i := range result.Tests {
		t := &result.Tests[i]
		if s == nil || s.dead {
			if s != nil {
				s.close()
			}
			if s, err = p.prepare(ctx); err != nil {
				if ctx.Err() != nil {
					return err
				}
				t.Log = []string{err.Error()}
				if errors.As(err, new(*infraError)) {
					t.Status, result.fault = NotGradable, err
				}
				continue
			}
		}
		start := time.Now()
		passed, log, err := s.check(ctx, t.Name)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t.Millis, t.Log = millis(time.Since(start)), log
		if passed && err == nil {
			t.Status = Pass
		}
		if err != nil {
			t.Log = append(t.Log, err.Error())
		}
	}
	return nil
}

// check runs one check in a tiny cell whose value is the check's outcome.
func (s *session) check(ctx context.Context, name string) (passed bool, log []string, err error) {
	log = []string{}
	results, err := s.execute(ctx, wire.ExecuteRequestContent{
		Code:  "import \"testing\"\n\ntesting.Run(\"" + name + "\", " + name + ")\n",
		Tests: true, CellID: "run-" + name,
	})
	if err != nil {
		var t *trouble
		if errors.As(err, &t) {
			// Lines of this tiny cell mean nothing to a reader.
			if err = errors.New(t.text); t.plain {
				err = errors.New("the check " + t.text)
			}
		}
		return false, log, err
	}
	r, err := verdict(name, results)
	if err != nil {
		return false, log, err
	}
	return r.Passed, r.Log, nil
}

func (s *session) close() { _ = s.runner.Close() }

// answerError says that the answer's own cell failed.
type answerError struct {
	name  string
	short string
}

func (e *answerError) Error() string { return e.name + " " + e.short }

// prepare starts a kernel and runs everything that comes before the checks.
func (p *plan) prepare(ctx context.Context) (*session, error) {
	s, err := p.start(ctx)
	if err != nil {
		return nil, err
	}
	if err := p.load(ctx, s); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (p *plan) start(ctx context.Context) (*session, error) {
	runner, err := p.opts.Kernel(ctx)
	if err != nil {
		return nil, &infraError{fmt.Errorf("%w: %w", errNoKernel, err)}
	}
	if p.opts.started != nil {
		p.opts.started(ctx, runner)
	}
	return &session{runner: runner, timeout: p.opts.timeout()}, nil
}

func (p *plan) load(ctx context.Context, s *session) error {
	for _, step := range p.steps {
		if t := s.load(ctx, step, false); t != nil {
			return fmt.Errorf("%s, which exercise %q uses, %s%s", step.name, p.ex.ID, describe(t), p.hint(t))
		}
	}
	if t := s.load(ctx, p.answer, false); t != nil {
		return &answerError{p.answer.name, describe(t) + p.hint(t)}
	}
	if err := p.checkWithout(); err != nil {
		return err
	}
	for _, f := range p.files {
		t := s.load(ctx, labelled{f.Code, f.File, f.File}, true)
		if t == nil {
			continue
		}
		if hint := expectation(p.ex.Starter.Code, p.declared()); hint != "" && isCompile(t) {
			return errors.New(hint)
		}
		return fmt.Errorf("the checks in %s %s with this answer", f.File, describe(t))
	}
	return nil
}

// declared is the text of all declarations that an answer is made of.
func (p *plan) declared() string {
	var b strings.Builder
	for _, s := range p.steps {
		b.WriteString(s.code + "\n")
	}
	return b.String() + p.answer.code
}

// blame tells whose fault it is that the checks could not even begin: with the starter they must. It returns err where
// the answer is to blame.
func (p *plan) blame(ctx context.Context, err error) error {
	var infra *infraError
	if errors.As(err, &infra) || errors.As(err, new(*use)) {
		return err
	}
	s, startErr := p.start(ctx)
	if startErr != nil {
		return startErr
	}
	defer s.close()
	run := []labelled{{p.ex.Starter.Code, p.ex.Starter.File, p.ex.Starter.File}}
	for _, f := range p.files {
		run = append(run, labelled{f.Code, f.File, f.File})
	}
	for i, code := range run {
		if t := s.load(ctx, code, i > 0); t != nil {
			return &infraError{fmt.Errorf("exercise %q is broken, not the answer: %s %s; tell the course", p.ex.ID, code.name, describe(t))}
		}
	}
	return err
}

func (s *session) load(ctx context.Context, code labelled, tests bool) error {
	_, err := s.execute(ctx, wire.ExecuteRequestContent{Code: code.code, Tests: tests, CellID: code.id})
	return err
}

func isCompile(err error) bool {
	var t *trouble
	return errors.As(err, &t) && t.compile
}

// describe makes a predicate of a trouble: "does not compile: line 3: …".
func describe(err error) string {
	var t *trouble
	switch {
	case !errors.As(err, &t):
		return "cannot run: " + err.Error()
	case t.plain && t.line > 0:
		return fmt.Sprintf("%s (line %d)", t.text, t.line)
	case t.plain:
		return t.text
	case t.compile:
		return "does not compile: " + t.Error()
	}
	return "fails: " + t.Error()
}

// hint explains an undefined name that a statement of another cell sets.
func (p *plan) hint(err error) string {
	var t *trouble
	if !errors.As(err, &t) {
		return ""
	}
	_, name, found := strings.Cut(t.text, "undefined: ")
	if cell, ok := p.definers[name]; found && ok {
		return fmt.Sprintf(" (%s is set by a statement of %s; an exercise takes along only functions, types, constants and var declarations of other cells)", name, cell)
	}
	return ""
}
