package autograder

import (
	"io"
	"strings"
)

// Gradescope's results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format.
type gradescopeResults struct {
	// Score is left out where the submission is not gradable: Gradescope then shows an error instead of a grade.
	Score  *float64         `json:"score,omitempty"`
	Output string           `json:"output,omitempty"`
	Tests  []gradescopeTest `json:"tests"`
}

type gradescopeTest struct {
	Name       string   `json:"name"`
	Score      float64  `json:"score"`
	Max        float64  `json:"max_score"`
	Status     string   `json:"status"`
	Output     string   `json:"output,omitempty"`
	Tags       []string `json:"tags"`
	Visibility string   `json:"visibility"`
}

func writeGradescope(w io.Writer, r Report) error {
	out := gradescopeResults{Output: r.Message, Tests: []gradescopeTest{}}
	if r.Gradable {
		out.Score = &r.Points
		for _, e := range r.Exercises {
			for _, t := range e.Tests {
				g := gradescopeTest{Name: e.Title + ": " + t.Name, Score: t.Points, Max: t.Max, Status: "passed", Tags: []string{e.ID}, Visibility: "visible"}
				if t.Status != Pass {
					g.Status, g.Output = "failed", strings.Join(append([]string{}, t.Log...), "\n")
					if g.Output == "" {
						g.Output = e.Message
					}
				}
				if t.Hidden { // what a hidden check compares must not reach students, who see each other's results
					g.Visibility = "after_published"
					g.Output = ""
				}
				out.Tests = append(out.Tests, g)
			}
		}
	} else if out.Output == "" {
		out.Output = "Not graded, through no fault of the submission: " + firstUngradable(r)
	}
	return writeJSON(w, out)
}

func firstUngradable(r Report) string {
	for _, e := range r.Exercises {
		if !e.Gradable {
			return e.ID + ": " + e.reason()
		}
	}
	return r.Message
}
