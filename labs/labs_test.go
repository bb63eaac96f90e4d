package labs_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"lab/exercises"
	"lab/labs"
	"lab/notebook"
)

const labText = "---\ntitle: First\norder: 2\n---\n# First\n\nHello.\n\n```go setup\nbase := 1\n```\n\n```go exercise=double\n```\n\n```go\nDouble(base)\n```\n"

func library(text string, changes ...string) *labs.Library {
	ex := fstest.MapFS{}
	for name, text := range map[string]string{
		"double/exercise.md":    "---\ntitle: Double\nlab: first\n---\n\nWrite `Double`.\n",
		"double/starter.go":     "//go:build !solution\n\npackage double\n\nfunc Double(x int) int { return 0 }\n",
		"double/solution.go":    "//go:build solution\n\npackage double\n\nfunc Double(x int) int { return 2 * x }\n",
		"double/double_test.go": "package double\n\nimport \"testing\"\n\nfunc TestDouble(t *testing.T) {}\n",
	} {
		ex[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for i := 0; i < len(changes); i += 2 {
		ex[changes[i]] = &fstest.MapFile{Data: []byte(changes[i+1])}
	}
	return labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(text)}}, exercises.Open(ex))
}

func TestExercisesComeIntoTheirPlaces(t *testing.T) {
	lab, err := library(labText).Open("first")
	if err != nil {
		t.Fatal(err)
	}
	if lab.Document.Lab != "first" || lab.Header.Title != "First" || lab.Header.Order != 2 || len(lab.Exercises) != 1 {
		t.Errorf("lab %q, header %+v, %d exercises", lab.Document.Lab, lab.Header, len(lab.Exercises))
	}
	var roles []string
	for _, c := range lab.Document.Cells {
		roles = append(roles, string(c.Kind)+":"+string(c.Role))
	}
	if got, want := strings.Join(roles, " "), "markdown: code:setup markdown:setup code:exercise code:"; got != want {
		t.Fatalf("cells %s; want %s", got, want)
	}
	if got, want := lab.Document.Cells[2].Source, "### Exercise: Double\n\nWrite `Double`."; got != want {
		t.Errorf("task %q; want %q", got, want)
	}
	if got, want := lab.Document.Cells[3].Source, "func Double(x int) int { return 0 }"; got != want {
		t.Errorf("starter %q; want %q", got, want)
	}
}

func TestReleaseHasNoTraceOfRunsOrSolutions(t *testing.T) {
	lab, err := library(labText).Open("first")
	if err != nil {
		t.Fatal(err)
	}
	lab.Document.Cells[3].Outputs = []notebook.Output{{Kind: notebook.StreamOutput, Text: "42"}}
	lab.Document.Cells[3].ExecutionCount = 7
	lab.Document.Cells[3].Check = &notebook.Check{Points: 1}
	lab.Document.Deleted = []notebook.Deleted{{Cell: lab.Document.Cells[0]}}
	release := labs.Release(lab)
	c := release.Cells[3]
	if len(c.Outputs) > 0 || c.ExecutionCount != 0 || c.Check != nil || len(release.Deleted) > 0 {
		t.Errorf("the release keeps %+v and %d deleted cells", c, len(release.Deleted))
	}
	if strings.Contains(c.Source, "2 * x") {
		t.Errorf("the release has the solution: %q", c.Source)
	}
	solved, err := labs.Solved(lab)
	if err != nil || !strings.Contains(solved.Cells[3].Source, "2 * x") {
		t.Errorf("solved: %v, %q", err, solved.Cells[3].Source)
	}
	if !strings.Contains(lab.Document.Cells[3].Source, "return 0") {
		t.Error("Solved changed the lab itself")
	}
}

func TestDamageIsOneLineThatSaysWhatToDo(t *testing.T) {
	for name, c := range map[string]struct {
		lib  *labs.Library
		id   string
		want string
	}{
		"not there":        {library(labText), "second", `lab "second": there is no file second/lab.md: the labs here are first`},
		"no id":            {library(labText), "../first", "not a lab's id"},
		"front matter":     {library("Hello\n"), "first", `lab "first": lab.md: line 1:`},
		"unknown exercise": {library(strings.ReplaceAll(labText, "=double", "=triple")), "first", `exercise "triple": there is no folder`},
		"filled block":     {library(strings.ReplaceAll(labText, "=double\n", "=double\nx := 1\n")), "first", "is not empty"},
		"other lab":        {library(labText, "double/exercise.md", "---\ntitle: D\nlab: other\n---\n\nText.\n"), "first", `of lab "other"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.lib.Open(c.id)
			if err == nil {
				t.Fatal("was read")
			}
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %q; want one line with %q", err, c.want)
			}
		})
	}
}

func TestListKeepsGoodLabsBesideDamagedOnes(t *testing.T) {
	fsys := fstest.MapFS{
		"bad/lab.md":   {Data: []byte("nothing")},
		"late/lab.md":  {Data: []byte("---\ntitle: Late\norder: 2\n---\nText.\n")},
		"early/lab.md": {Data: []byte("---\ntitle: Early\norder: 1\n---\nText.\n")},
	}
	all, err := labs.New(fsys, exercises.Open(fstest.MapFS{})).List()
	if len(all) != 2 || all[0].ID != "early" || all[1].ID != "late" {
		t.Errorf("labs %v; want early, late", all)
	}
	if err == nil || !strings.Contains(err.Error(), `"bad"`) {
		t.Errorf("error %v; want one that names bad", err)
	}
}

func TestValidateMissesNoExercise(t *testing.T) {
	lib := library("---\ntitle: First\n---\nText.\n")
	lab, err := lib.Open("first")
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Validate(lab); err == nil || !strings.Contains(err.Error(), `"double" names the lab but has no place`) {
		t.Errorf("Validate: %v", err)
	}
}

// TestCourse reads every lab of the course, as built in and as an instructor's folder.
func TestCourse(t *testing.T) {
	all, err := labs.New(labs.Embedded(), exercises.Open(exercises.Embedded())).List()
	if err != nil || len(all) == 0 {
		t.Fatalf("%d labs, %v", len(all), err)
	}
	lib := labs.New(os.DirFS("."), exercises.Open(os.DirFS("../exercises")))
	for _, built := range all {
		t.Run(built.ID, func(t *testing.T) {
			lab, err := lib.Open(built.ID)
			if err != nil {
				t.Fatal(err)
			}
			if err := lib.Validate(lab); err != nil {
				t.Error(err)
			}
			if len(lab.Exercises) < 2 {
				t.Errorf("%d exercises; want at least 2", len(lab.Exercises))
			}
			if _, err := labs.Solved(lab); err != nil {
				t.Error(err)
			}
		})
	}
}

// The README says which exercise covers what; one that it does not name was forgotten there.
func TestReadmeNamesEveryExercise(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob(filepath.Join("..", "exercises", "*", "exercise.md"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no exercises: %v", err)
	}
	for _, file := range folders {
		name := filepath.Base(filepath.Dir(file))
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("labs/README.md does not name the exercise `%s`: add it to the table of its lab", name)
		}
	}
}
