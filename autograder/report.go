package autograder

import (
	"math"
	"time"
)

// SchemaVersion counts changes of Report's JSON form that break its readers. Fields may be added without one.
const SchemaVersion = 1

// Status is the outcome of one check.
type Status string

const (
	Pass Status = "pass"
	Fail Status = "fail"
	// NotGradable: the check could not be run for a reason that is not the student's (no kernel, a broken exercise).
	// It stands for no points either way: whoever records points must leave a report with it out.
	NotGradable Status = "not_gradable"
)

// Report is the outcome of grading one submission. Its JSON form is what --format json prints.
type Report struct {
	SchemaVersion int    `json:"schema_version"`
	Submission    string `json:"submission"`
	Lab           string `json:"lab"`
	Title         string `json:"title"`
	// Gradable is false where a check is NotGradable, or the submission could not be read at all; Message says why.
	Gradable bool   `json:"gradable"`
	Message  string `json:"message,omitempty"`
	// VisibleOnly is true where hidden checks were not run, because they were not asked for or are not there.
	VisibleOnly bool `json:"visible_only"`
	// Isolation lists the layers around the kernels with "on" or why one is missing, so that whoever grades unknown code
	// sees what it ran in.
	Isolation map[string]string `json:"isolation,omitempty"`
	Points    float64           `json:"points"`
	Max       float64           `json:"max_points"`
	Exercises []ExerciseResult  `json:"exercises"`
}

// ExerciseResult is the outcome of one exercise.
type ExerciseResult struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Points float64 `json:"points"`
	Max    float64 `json:"max_points"`
	// Gradable is false where a check is NotGradable.
	Gradable bool `json:"gradable"`
	// Message says what concerns all checks of the exercise: why none could run, or what was done to run them.
	Message string       `json:"message,omitempty"`
	Tests   []TestResult `json:"tests"`

	fault error // why it is not gradable
}

// TestResult is the outcome of one check.
type TestResult struct {
	Name   string  `json:"name"`
	Hidden bool    `json:"hidden"`
	Points float64 `json:"points"`
	Max    float64 `json:"max_points"`
	Status Status  `json:"status"`
	// Log is what the check reported, or why it did not run; empty where the exercise's Message says it.
	Log    []string `json:"log"`
	Millis int64    `json:"millis"`
}

// Passed says whether every check passed.
func (e ExerciseResult) Passed() bool {
	for _, t := range e.Tests {
		if t.Status != Pass {
			return false
		}
	}
	return len(e.Tests) > 0
}

func (e *ExerciseResult) sum() {
	e.Points, e.Max, e.Gradable = 0, 0, true
	for i := range e.Tests {
		t := &e.Tests[i]
		if t.Status == Pass {
			t.Points = t.Max
		}
		e.Points += t.Points
		e.Max += t.Max
		e.Gradable = e.Gradable && t.Status != NotGradable
	}
	e.Points, e.Max = tidy(e.Points), tidy(e.Max)
}

// fail gives every check the same outcome, for the reason in message.
func (e *ExerciseResult) fail(status Status, message string) {
	e.Message = message
	for i := range e.Tests {
		e.Tests[i].Status = status
	}
}

func (r *Report) sum() {
	r.Points, r.Max, r.Gradable = 0, 0, true
	for _, e := range r.Exercises {
		r.Points += e.Points
		r.Max += e.Max
		r.Gradable = r.Gradable && e.Gradable
	}
	r.Points, r.Max = tidy(r.Points), tidy(r.Max)
}

// tidy removes what adding binary fractions leaves behind: three times 0.1 is 0.3 points.
func tidy(points float64) float64 { return math.Round(points*1e6) / 1e6 }

func millis(d time.Duration) int64 { return d.Milliseconds() }
