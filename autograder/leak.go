package autograder

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"lab/exercises"
	"lab/labs"
	"lab/notebook"
)

// leaks says what of solutions and hidden checks stands in the students' notebook. In an exercise's own task and cell no
// line of the solution may stand that the starter has not. Elsewhere a lab may well show a single line that a solution
// also has; most of a solution is a leak there, and so is the name of a hidden check or several of its lines.
func leaks(lab labs.Lab) error {
	var errs []error
	for _, c := range labs.Release(lab).Cells {
		lines := lineSet(c.Source)
		for _, e := range lab.Exercises {
			if what := leak(c, lines, e); what != "" {
				errs = append(errs, fmt.Errorf("lab %q: exercise %q: the students' notebook shows %s in cell %q: take it out", lab.ID, e.ID, what, c.ID))
			}
		}
	}
	return errors.Join(errs...)
}

func leak(c notebook.Cell, lines map[string]bool, e *exercises.Exercise) string {
	known := lineSet(e.Starter.Code)
	for _, f := range e.Files {
		if f.Hidden {
			continue
		}
		for line := range lineSet(f.Code) {
			known[line] = true
		}
	}
	solution := telling(e.Solution.Code, known)
	shown := common(solution, lines)
	own := c.ExerciseID == e.ID || c.ID == "task-"+e.ID
	switch {
	case own && len(shown) > 0:
		return fmt.Sprintf("a line of the solution (%s)", shown[0])
	case len(shown) >= 2 && 2*len(shown) > len(solution), len(shown) > 0 && len(shown) == len(solution) && len(solution) == 1 && len(shown[0]) > 40:
		return fmt.Sprintf("most of the solution (%s, …)", shown[0])
	}
	for line := range lineSet(e.Solution.Code) {
		known[line] = true
	}
	for _, f := range e.Files {
		if !f.Hidden {
			continue
		}
		if shown := common(telling(f.Code, known), lines); len(shown) > 1 {
			return fmt.Sprintf("lines of %s (%s, …)", f.File, shown[0])
		}
	}
	for _, t := range e.Tests {
		if t.Hidden && strings.Contains(c.Source, t.Name) {
			return fmt.Sprintf("the name of the hidden check %s", t.Name)
		}
	}
	return ""
}

// telling are the lines of code that say something and are not known: no braces, no comments, no imports.
func telling(code string, known map[string]bool) []string {
	var out []string
	seen := make(map[string]bool)
	for _, line := range strings.Split(code, "\n") {
		line = strings.TrimSpace(line)
		letters := strings.ContainsFunc(line, unicode.IsLetter)
		if len(line) < 8 || !letters || known[line] || seen[line] || strings.HasPrefix(line, "//") || strings.HasPrefix(line, "import ") || strings.HasPrefix(line, `"`) {
			continue
		}
		seen[line] = true
		out = append(out, line)
	}
	return out
}

func common(list []string, set map[string]bool) []string {
	var out []string
	for _, line := range list {
		if set[line] {
			out = append(out, line)
		}
	}
	return out
}

func lineSet(text string) map[string]bool {
	set := make(map[string]bool)
	for _, line := range strings.Split(text, "\n") {
		set[strings.TrimSpace(line)] = true
	}
	return set
}
