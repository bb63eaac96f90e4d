package autograder

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"lab/exercises"
	"lab/kernel/wire"
	"lab/labs"
)

func checkCourse(t *testing.T, lib *labs.Library, answer func(*fakeKernel, wire.ExecuteRequestContent) fakeReply) CourseReport {
	t.Helper()
	world := &fakeWorld{answer: answer}
	r, err := CheckCourse(t.Context(), CourseOptions{Options: Options{Labs: lib, Kernel: world.start}, RunLabs: true})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func problems(r CourseReport) string {
	var all []string
	for _, e := range r.Exercises {
		all = append(all, e.Problems...)
	}
	for _, l := range r.Labs {
		all = append(all, l.Problems...)
	}
	return strings.Join(all, "\n")
}

func TestGoodCourse(t *testing.T) {
	lib, _ := course(t)
	r := checkCourse(t, lib, honest)
	if !r.OK || problems(r) != "" || len(r.Exercises) != 2 || len(r.Labs) != 1 || len(r.Exercises[0].Answers) != 3 {
		t.Errorf("report %+v\n%s", r, problems(r))
	}
}

func TestFlawsOfExercisesAreFound(t *testing.T) {
	file := func(tag, body string) string { return "//go:build " + tag + "\n\npackage double\n\n" + body + "\n" }
	for name, c := range map[string]struct {
		path, text, want string
	}{
		"solution fails":     {"double/solution.go", file("solution", "func Double(x int) int { return x * 2 }"), "solution.go: the solution fails TestDoubleHidden: got 0, want 2"},
		"solution is broken": {"double/solution.go", file("solution", "func f() { nonsense }"), "solution.go: no check ran: cell 1 does not compile"},
		"starter is broken":  {"double/starter.go", file("!solution", "func f() { nonsense }"), `exercise "double" is broken, not the answer: starter.go does not compile: line 1: undefined: nonsense`},
		"starter passes":     {"double/starter.go", file("!solution", solved), "starter.go: passes TestDouble, which is worth points"},
		"wrong passes":       {"double/wrong/square.go", file("ignore", "func Double(x int) int { return 2 * x + 0 }"), "wrong/square.go: passes every check and should fail one"},
		"wrong is broken":    {"double/wrong/square.go", file("ignore", "func Double(x int) int { return nonsense }"), "wrong/square.go: no check ran"},
		"exercise is broken": {"double/exercise.md", "nothing", "exercise.md: has no front matter"},
	} {
		t.Run(name, func(t *testing.T) {
			files := exerciseFiles(c.path, c.text)
			lib := labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(labText)}}, exercises.Open(files))
			r := checkCourse(t, lib, honest)
			if r.OK || r.Exercises[0].OK || !r.Exercises[1].OK || !strings.Contains(problems(r), c.want) {
				t.Errorf("ok %v, problems:\n%s\nwant one with %q", r.OK, problems(r), c.want)
			}
		})
	}
}

func TestLeaksAreFound(t *testing.T) {
	hidden := "\tcheck(t, 50, 100)\n\tcheck(t, 51, 102)\n"
	for name, c := range map[string]struct {
		lab, task, want string
	}{
		"nothing":           {"", "", ""},
		"one short line":    {"\n```go\nx := 3\n\treturn 2 * x\n```\n", "", ""},
		"solution in task":  {"", "\n\treturn 2 * x\n", "a line of the solution (return 2 * x)"},
		"hidden test lines": {"\n```go\n" + hidden + "```\n", "", "lines of hidden_test.go"},
		"hidden test name":  {"\nTestDoubleHidden asks for more.\n", "", "the name of the hidden check TestDoubleHidden"},
	} {
		t.Run(name, func(t *testing.T) {
			task := "---\ntitle: Double\nlab: first\n---\n\nWrite `Double`.\n" + c.task
			lib := labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(labText + c.lab)}}, exercises.Open(exerciseFiles("double/exercise.md", task)))
			got := problems(checkCourse(t, lib, honest))
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("problems:\n%s\nwant %q", got, c.want)
			}
		})
	}
	long := "func Double(x int) int {\n\ty := x + x\n\tz := y + 0\n\treturn z\n}"
	solution := "//go:build solution\n\npackage double\n\n" + long + "\n"
	lib := labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(labText + "\n```go\n" + long + "\n```\n")}}, exercises.Open(exerciseFiles("double/solution.go", solution)))
	if got := problems(checkCourse(t, lib, honest)); !strings.Contains(got, "most of the solution") {
		t.Errorf("problems with the solution in the lab:\n%s", got)
	}
}

func TestLabsRunFromTopToBottom(t *testing.T) {
	text := strings.Replace(labText, "Double(base())\n", "x := 1\nnonsense\n", 1)
	lib := labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(text)}}, exercises.Open(exerciseFiles()))
	got := problems(checkCourse(t, lib, honest))
	line := strings.Count(strings.Split(text, "nonsense")[0], "\n") + 1
	if want := `lab "first": lab.md:` + string(rune('0'+line/10)) + string(rune('0'+line%10)); !strings.Contains(got, want) {
		t.Errorf("problems:\n%s\nwant %q", got, want)
	}
}

func TestCheckWithoutKernelIsNoVerdict(t *testing.T) {
	lib, _ := course(t)
	none := func(context.Context) (Runner, error) { return nil, errors.New("no memory") }
	if _, err := CheckCourse(t.Context(), CourseOptions{Options: Options{Labs: lib, Kernel: none}}); err == nil || !strings.Contains(err.Error(), "no memory") {
		t.Errorf("error %v; want why there is no kernel", err)
	}
	world := &fakeWorld{answer: honest}
	if _, err := CheckCourse(t.Context(), CourseOptions{Options: Options{Labs: lib, Kernel: world.start}, IDs: []string{"dobule"}}); err == nil || !strings.Contains(err.Error(), `no exercise or lab "dobule"`) {
		t.Errorf("error %v; want the unknown id named", err)
	}
}

func TestCourseTable(t *testing.T) {
	r := CourseReport{OK: false,
		Exercises: []ExerciseCheck{{ID: "double", OK: true, Answers: []AnswerResult{{Tests: make([]TestResult, 3)}}}},
		Labs:      []LabCheck{{ID: "first", Problems: []string{"lab.md:3: a leak"}}},
	}
	var b strings.Builder
	if err := WriteCourse(&b, Table, r, false); err != nil {
		t.Fatal(err)
	}
	want := "ok    exercise  double\nFAIL  lab       first\n        lab.md:3: a leak\n\nthe course needs mending: 1 exercise with 1 answer, 3 checks run; 1 lab\n"
	if b.String() != want {
		t.Errorf("table:\n%s\nwant:\n%s", b.String(), want)
	}
	if err := WriteCourse(&b, JUnit, r, false); err == nil {
		t.Error("a format that is not offered was written")
	}
}
