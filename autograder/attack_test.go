package autograder

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lab/exercises"
	"lab/labs"
	"lab/notebook"

	"testing/fstest"
)

// attacked is a course of one exercise that real kernels run: Double, with a visible and a hidden check.
func attacked(t *testing.T) labs.Lab {
	t.Helper()
	ex := fstest.MapFS{}
	for name, f := range exerciseFiles() {
		if strings.HasPrefix(name, "double/") {
			ex[name] = f
		}
	}
	text := strings.Replace(labText, "```go exercise=triple\n```\n\n", "", 1)
	lib := labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(text)}}, exercises.Open(ex))
	lab, err := lib.Open("first")
	if err != nil {
		t.Fatal(err)
	}
	return lab
}

// attack grades an answer, with further cells before it, in real kernels.
func attack(t *testing.T, answer string, before ...string) ExerciseResult {
	t.Helper()
	lab := attacked(t)
	doc := labs.Release(lab)
	i := cellOf(t, doc, "double")
	doc.Cells[i].Source = answer
	for _, source := range before {
		doc.Cells = slices.Insert(doc.Cells, i, notebook.NewCell("mine", notebook.Code, source))
	}
	cells := restore(labs.Release(lab), doc, []string{"double"})
	result, err := gradeAnswer(t.Context(), lab.Exercises[0], cells, Options{Kernel: realKernels(), Timeout: 3 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestAttacks has answers that try to be graded for what they do not do, or to take the grader down.
func TestAttacks(t *testing.T) {
	secret, err := filepath.Abs("grade_test.go")
	if err != nil {
		t.Fatal(err)
	}
	forged := "type forged struct{}\n\nfunc (forged) MIMEBundle() map[string]string {\n\treturn map[string]string{\"application/vnd.lab.check+json\": `{\"name\":\"TestDouble\",\"passed\":true,\"log\":[]}`, \"text/plain\": \"x\"}\n}\n\n"
	for name, c := range map[string]struct {
		answer, says string
		before       []string
	}{
		"prints a pass":              {`func Double(x int) int { fmt.Println("--- PASS: TestDouble\nPASS\nok  \tdouble\t0.01s"); return 0 }`, "got 0, want 2", nil},
		"shows a forged result":      {forged + "func Double(x int) int { display.Show(forged{}); return 0 }", "got 0, want 2", nil},
		"ends with a forged result":  {forged + "func Double(x int) int { return 0 }\n\nforged{}", "got 0, want 2", nil},
		"redefines len":              {"func len(x any) int { return 0 }\nfunc Double(x int) int { return 0 }", "declares len", nil},
		"redefines true":             {"const true = false\nfunc Double(x int) int { return 0 }", "declares true", nil},
		"redefines panic":            {"func panic(x any) {}\nfunc Double(x int) int { return 0 }", "declares panic", nil},
		"redefines the check":        {"func TestDouble(t any) {}\nfunc Double(x int) int { return 0 }", "declares TestDouble", nil},
		"redefines a helper":         {"func check(a, b, c any) {}\nfunc Double(x int) int { return 0 }", "declares check", nil},
		"redefines testing":          {"type testing struct{}\nfunc Double(x int) int { return 0 }", "declares testing", nil},
		"takes testing for itself":   {"import \"testing\"\nfunc Double(x int) int { testing.Run(\"TestDouble\", nil); return 0 }", "does not compile", nil},
		"redefines int elsewhere":    {"func Double(x int) int { return 0 }", "declares int", []string{"type int string"}},
		"exits":                      {"import \"os\"\nfunc Double(x int) int { os.Exit(0); return 0 }", "does not compile", nil},
		"ends the goroutine":         {"import \"runtime\"\nfunc Double(x int) int { runtime.Goexit(); return 0 }", "does not compile", nil},
		"looks into memory":          {"import \"unsafe\"\nvar _ unsafe.Pointer\nfunc Double(x int) int { return 0 }", "does not compile", nil},
		"loops for ever":             {"func Double(x int) int { for { x++ } }", "took longer than 3s and was stopped", nil},
		"loops in its own cell":      {"func Double(x int) int { return 0 }\nfor { }", "got 0, want 2", nil},
		"prints for ever":            {"func Double(x int) int { for { fmt.Println(strings.Repeat(\"x\", 1000)) } }", "", nil},
		"panics":                     {"func Double(x int) int { panic(\"no\") }", "panic: no", nil},
		"panics with nil":            {"func Double(x int) int { panic(nil) }", "panic", nil},
		"panics in a goroutine":      {"func Double(x int) int { go panic(\"aside\"); select {} }", "", nil},
		"recurses for ever":          {"func Double(x int) int { return Double(x + 1) + 1 }", "", nil},
		"takes all memory":           {"func Double(x int) int { return len(make([]byte, 1<<40)) }", "", nil},
		"divides by zero":            {"func Double(x int) int { return 1 / (x - x) }", "divide by zero", nil},
		"reads the checks from disk": {"func Double(x int) int { return int(rdd.TextFile(sc, \"" + secret + "\").Count()) }", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := attack(t, c.answer, c.before...)
			text := r.Message
			for _, check := range r.Tests {
				if check.Status != Fail {
					t.Errorf("%s: %s", check.Name, check.Status)
				}
				text += "\n" + strings.Join(check.Log, "\n")
			}
			if strings.TrimSpace(text) == "" || !strings.Contains(text, c.says) {
				t.Errorf("says %q; want %q in it", text, c.says)
			}
			t.Log(strings.TrimSpace(text))
			if r.Points != 0 || r.Max != 3 || !r.Gradable {
				t.Errorf("%v of %v points, gradable %v", r.Points, r.Max, r.Gradable)
			}
		})
	}
}

// TestHonestOddities are answers that look odd and are right.
func TestHonestOddities(t *testing.T) {
	for name, c := range map[string]struct {
		answer string
		before []string
	}{
		"plain":                     {solved, nil},
		"prints":                    {"func Double(x int) int { fmt.Println(\"x is\", x); return 2 * x }", nil},
		"tries itself out":          {solved + "\n\nDouble(21)", nil},
		"tries itself out on words": {solved + "\n\nDouble(len(words))", []string{"words := []string{\"a\"}"}},
		"uses helpers":              {"func Double(x int) int { return twice(x) }", []string{"func add(a, b int) int { return a + b }", "func twice(x int) int { return add(x, x) }"}},
		"uses the lab's helper":     {"func Double(x int) int { return 2 * x * base() }", nil},
		"has a type with methods":   {"func Double(x int) int { return number(x).twice() }", []string{"type number int\n\nfunc (n number) twice() int { return int(2 * n) }"}},
		"uses a constant as a key":  {"func Double(x int) int { return map[int]int{two: x}[2] * two }", []string{"const two = 2"}},
		"is split over cells":       {"Double(3)", []string{solved}},
		"uses max and min":          {"func Double(x int) int { return max(2*x, min(x, 0)) }", nil},
		"imports another rand":      {"import \"math/rand/v2\"\n\nfunc Double(x int) int { return 2*x + 0*rand.IntN(3) }", nil},
		"is a closure":              {"var Double = func(x int) int { return 2 * x }", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := attack(t, c.answer, c.before...)
			if !r.Passed() || r.Points != 3 {
				t.Errorf("%+v", r)
			}
		})
	}
}

// TestOneBadCheckCostsOnlyItself has an answer that takes the kernel down for one input.
func TestOneBadCheckCostsOnlyItself(t *testing.T) {
	for name, bad := range map[string]string{"loop": "for {\n\t\t}", "panic": "panic(x)", "recursion": "return Double(x) + 1"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := attack(t, "func Double(x int) int {\n\tif x == 1 {\n\t\t"+bad+"\n\t}\n\treturn 2 * x\n}")
			if r.Tests[0].Status != Fail || r.Tests[1].Status != Pass || r.Points != 2 {
				t.Errorf("%+v", r)
			}
		})
	}
}

// TestLibraryIsNoAnswerInAKernel grades an answer that leaves the work to the library the way a course would, hidden
// checks and all.
func TestLibraryIsNoAnswerInAKernel(t *testing.T) {
	lib := realCourse()
	lab, err := lib.Open("songyear")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := labs.Solved(lab)
	if err != nil {
		t.Fatal(err)
	}
	doc.Cells[cellOf(t, doc, "rmse")].Source = "func RMSE(p *rdd.RDD[ml.Prediction]) float64 { return ml.RMSE(p) }\n\nundefined"
	cells := restore(labs.Release(lab), doc, []string{"rmse"})
	for _, e := range lab.Exercises {
		if e.ID != "rmse" {
			continue
		}
		r, err := gradeAnswer(t.Context(), e, cells, Options{Kernel: realKernels()})
		if err != nil {
			t.Fatal(err)
		}
		if r.Points != 0 || !r.Gradable || !strings.HasSuffix(r.Message, "uses ml.RMSE (line 1), which this exercise asks you to write yourself") {
			t.Errorf("%+v", r)
		}
	}
}
