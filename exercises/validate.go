package exercises

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Validate says what an exercise lacks that students do not need but the course does: a solution, points that name
// checks, test files that the program can embed, and hints that do not
// give the answer away. Each error of the joined error is one line.
func (e *Exercise) Validate() error {
	var errs []error
	add := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf("exercise %q: "+format, append([]any{e.ID}, args...)...))
	}
	if e.Solution.Code == "" {
		add("%s: is missing: add the reference answer, beginning with //go:build solution", solutionFile)
	}
	known := make(map[string]bool)
	for _, t := range e.Tests {
		known[t.Name] = true
	}
	var unknown []string
	for name := range e.points {
		if !known[name] {
			unknown = append(unknown, name)
		}
	}
	sort.Strings(unknown)
	for _, name := range unknown {
		add("%s: points name %s, and there is no such check: correct the name or remove the line", taskFile, name)
	}
	for _, f := range e.Files {
		// The go:embed pattern that keeps hidden checks out can only exclude by the first letter.
		if !f.Hidden && strings.HasPrefix(f.File, "h") {
			add("%s: visible checks that begin with h are not built into the program: give the file another name", f.File)
		}
	}
	if e.Max(false) <= 0 {
		add("%s: the checks are worth no points: give at least one of them some", taskFile)
	}
	return errors.Join(append(errs, e.validateHints())...)
}
