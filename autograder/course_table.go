package autograder

import (
	"fmt"
	"io"
)

// WriteCourse writes the outcome of checking a course, as a table or as JSON.
func WriteCourse(w io.Writer, f Format, r CourseReport, color bool) error {
	switch f {
	case JSON:
		return writeJSON(w, r)
	case Table:
	default:
		return fmt.Errorf("a course's report cannot be written as %q: use %s or %s", f, Table, JSON)
	}
	t := &table{color: color}
	answers, checks := 0, 0
	for _, e := range r.Exercises {
		t.item("exercise", e.ID, e.OK, e.Problems)
		answers += len(e.Answers)
		for _, a := range e.Answers {
			checks += len(a.Tests)
		}
	}
	for _, l := range r.Labs {
		t.item("lab", l.ID, l.OK, l.Problems)
	}
	verdict := "the course holds"
	if !r.OK {
		verdict = "the course needs mending"
	}
	t.line("")
	t.line("%s: %s with %s, %s run; %s", t.paint(bold, verdict), count(len(r.Exercises), "exercise"), count(answers, "answer"), count(checks, "check"), count(len(r.Labs), "lab"))
	_, err := io.WriteString(w, t.b.String())
	return err
}

func (t *table) item(kind, id string, ok bool, problems []string) {
	status := Fail
	if ok {
		status = Pass
	}
	t.line("%s  %-8s  %s", t.mark(status), kind, id)
	for _, p := range problems {
		t.line("        %s", firstLine(p))
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
