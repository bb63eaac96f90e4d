package autograder

import (
	"strings"
	"testing"
	"testing/fstest"

	"lab/exercises"
	"lab/labs"
	"lab/notebook"
)

// usesOf looks at what grading would run before the checks.
func usesOf(ex *exercises.Exercise, cells restored, answerCell int) error {
	p, err := newPlan(ex, cells, answerCell, Options{})
	if err == nil {
		err = p.checkWithout()
	}
	if err == nil && p.reduced != "" {
		p.answer.code = p.reduced
		err = p.checkWithout()
	}
	return err
}

// usesIn looks at an answer to an exercise of the course, with further cells before it.
func usesIn(t *testing.T, id, answerCode string, before ...string) error {
	t.Helper()
	ex, err := realCourse().Exercises().Get(id)
	if err != nil {
		t.Fatal(err)
	}
	doc := notebook.New("")
	doc.Cells = nil
	for _, source := range before {
		doc.Cells = append(doc.Cells, notebook.NewCell("", notebook.Code, source))
	}
	cell := notebook.NewCell("answer", notebook.Code, answerCode)
	cell.Role, cell.ExerciseID = notebook.Exercise, id
	doc.Cells = append(doc.Cells, cell)
	cells := restore(notebook.Document{}, doc, []string{id})
	if problem := cells.answers[id].problem; problem != "" {
		t.Fatal(problem)
	}
	return usesOf(ex, cells, cells.answers[id].cell)
}

// TestLibraryIsNoAnswer has answers that leave the work to the library, in every disguise that cells allow.
func TestLibraryIsNoAnswer(t *testing.T) {
	const rmse = "func RMSE(p *rdd.RDD[ml.Prediction]) float64 {\n\treturn "
	for name, c := range map[string]struct {
		id, answer, says string
		before           []string
	}{
		"a call":                  {"rmse", rmse + "ml.RMSE(p)\n}", "cell 1 uses ml.RMSE (line 2), which this exercise asks you to write yourself", nil},
		"with an import line":     {"rmse", "import \"lab/ml\"\n\n" + rmse + "ml.RMSE(p)\n}", "cell 1 uses ml.RMSE (line 4)", nil},
		"under another name":      {"rmse", "import m \"lab/ml\"\n\n" + rmse + "m.RMSE(p)\n}", "cell 1 uses ml.RMSE (line 4)", nil},
		"import of another cell":  {"rmse", rmse + "m.RMSE(p)\n}", "cell 2 uses ml.RMSE", []string{"import m \"lab/ml\""}},
		"in parts":                {"rmse", rmse + "math.Sqrt(ml.MeanSquaredError(p))\n}", "uses ml.MeanSquaredError", nil},
		"a function value":        {"rmse", rmse + "lib(p)\n}\nvar lib = ml.RMSE", "uses ml.RMSE (line 4)", nil},
		"a value set later":       {"rmse", "var lib func(*rdd.RDD[ml.Prediction]) float64\n" + rmse + "lib(p)\n}\nlib = ml.RMSE", "uses ml.RMSE (line 5)", nil},
		"a value set by init":     {"rmse", "var lib func(*rdd.RDD[ml.Prediction]) float64\nfunc init() { lib = ml.RMSE }\n" + rmse + "lib(p)\n}", "uses ml.RMSE (line 2)", nil},
		"in parentheses":          {"rmse", rmse + "(ml.RMSE)(p)\n}", "uses ml.RMSE", nil},
		"the answer is the value": {"rmse", "var RMSE = ml.RMSE", "uses ml.RMSE (line 1)", nil},
		"a helper cell":           {"rmse", rmse + "helper(p)\n}", "cell 1 uses ml.RMSE (line 2), which this exercise asks you to write yourself; exercise \"rmse\" uses that cell", []string{"func helper(p *rdd.RDD[ml.Prediction]) float64 {\n\treturn ml.RMSE(p)\n}"}},
		"a helper of a helper":    {"rmse", rmse + "second(p)\n}", "cell 1 uses ml.RMSE", []string{"func first(p *rdd.RDD[ml.Prediction]) float64 { return ml.RMSE(p) }", "func second(p *rdd.RDD[ml.Prediction]) float64 { return first(p) }"}},
		"a helper's method":       {"rmse", rmse + "judge{}.of(p)\n}", "cell 1 uses ml.RMSE", []string{"type judge struct{}\nfunc (judge) of(p *rdd.RDD[ml.Prediction]) float64 { return ml.RMSE(p) }"}},
		"a method value":          {"rmse", rmse + "of(p)\n}\nvar of = judge{}.of\ntype judge struct{}\nfunc (judge) of(p *rdd.RDD[ml.Prediction]) float64 { return ml.RMSE(p) }", "uses ml.RMSE (line 6)", nil},
		"the whole exercise":      {"rmse", "// my answer is above", "cell 1 uses ml.RMSE", []string{rmse + "ml.RMSE(p)\n}"}},
		"a variable, too late":    {"meanlabel", "func MeanLabel(p any) float64 {\n\treturn stat.Mean(nil, nil)\n}\nprintln(MeanLabel(nil))\nstat := 3", "uses stat (line 2)", nil},
		"beside what fails":       {"rmse", rmse + "ml.RMSE(p)\n}\nundefined()", "uses ml.RMSE (line 2)", nil},
		"a type argument":         {"meanlabel", "func MeanLabel(p *rdd.RDD[ml.LabeledPoint]) float64 {\n\treturn rdd.Mean[float64](rdd.Map(p, func(x ml.LabeledPoint) float64 { return x.Label }))\n}", "uses rdd.Mean (line 2)", nil},
		"a generic function":      {"meanlabel", "func MeanLabel(p *rdd.RDD[ml.LabeledPoint]) float64 {\n\treturn rdd.Stats(rdd.Map(p, func(x ml.LabeledPoint) float64 { return x.Label })).Mean()\n}", "uses rdd.Stats", nil},
		"a type":                  {"meanlabel", "func MeanLabel(p *rdd.RDD[ml.LabeledPoint]) float64 {\n\tvar c rdd.StatCounter\n\treturn c.Mean()\n}", "uses rdd.StatCounter (line 2)", nil},
		"a whole package":         {"meanlabel", "func MeanLabel(p *rdd.RDD[ml.LabeledPoint]) float64 {\n\treturn stat.Mean(rdd.Map(p, func(x ml.LabeledPoint) float64 { return x.Label }).Collect(), nil)\n}", "uses stat (line 2)", nil},
		"a model that says it":    {"meanlabel", "func MeanLabel(p *rdd.RDD[ml.LabeledPoint]) float64 { return ml.Baseline(p).Intercept }", "uses ml.Baseline", nil},
		"the descent":             {"gradientdescent", "func GradientDescent(p *rdd.RDD[ml.LabeledPoint], n int) ([]float64, []float64) { return ml.GradientDescent(p, n) }", "uses ml.GradientDescent", nil},
		"the summand":             {"gradientsummand", "func GradientSummand(w []float64, p ml.LabeledPoint) []float64 { return ml.GradientSummand(w, p) }", "uses ml.GradientSummand", nil},
		"the predictions":         {"predict", "func Predict(w []float64, p *rdd.RDD[ml.LabeledPoint]) *rdd.RDD[ml.Prediction] { return ml.PredictAll(p, ml.LinearModel{Weights: w}) }", "uses ml.PredictAll", nil},
	} {
		t.Run(name, func(t *testing.T) {
			err := usesIn(t, c.id, c.answer, c.before...)
			if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v; want one line with %q", err, c.says)
			}
		})
	}
}

// TestWithoutIsAboutNothingElse has answers that only look as if they left the work to the library.
func TestWithoutIsAboutNothingElse(t *testing.T) {
	const head = "func RMSE(p *rdd.RDD[ml.Prediction]) float64 {\n\t"
	const own = head + "return 0\n}"
	for name, c := range map[string]struct {
		answer string
		before []string
	}{
		"own work":                 {own, nil},
		"other parts of ml":        {head + "return ml.Dot(ml.Zeros(3), ml.Zeros(3))\n}", nil},
		"a local variable":         {head + "ml := struct{ RMSE func(any) float64 }{}\n\treturn ml.RMSE(p)\n}", nil},
		"a parameter":              {own + "\nfunc other(ml struct{ RMSE int }) int { return ml.RMSE }", nil},
		"a variable of the cell":   {"stat := struct{ Mean float64 }{}\nfunc MeanLabel(p any) float64 { return stat.Mean }", nil},
		"a variable of a cell":     {"func MeanLabel(p any) float64 { return stat.Mean }", []string{"var stat = struct{ Mean float64 }{}"}},
		"a package of that name":   {"import stat \"math\"\nfunc MeanLabel(p any) float64 { return stat.Sqrt(2) }", nil},
		"a method of that name":    {"type model struct{}\nfunc (model) RMSE() float64 { return 0 }\nfunc RMSE(p any) float64 { return model{}.RMSE() }", nil},
		"a comment and a string":   {"// ml.RMSE(p)\n" + head + "fmt.Print(\"ml.RMSE\")\n\treturn 0\n}", nil},
		"another cell's business":  {own, []string{"func unused(p *rdd.RDD[ml.Prediction]) float64 { return ml.RMSE(p) }"}},
		"another cell's statement": {own, []string{"ml.RMSE(nil)"}},
		"what does not compile":    {head + "return ml.RMSE(\n}", nil},
	} {
		t.Run(name, func(t *testing.T) {
			id := "rmse"
			if strings.Contains(c.answer, "MeanLabel") {
				id = "meanlabel"
			}
			if err := usesIn(t, id, c.answer, c.before...); err != nil {
				t.Errorf("refused: %v", err)
			}
		})
	}
}

// withoutCourse is the made-up course with an exercise that lists names.
func withoutCourse(names string) *labs.Library {
	task := "---\ntitle: Double\nlab: first\nwithout: [" + names + "]\n---\n\nWrite `Double`.\n"
	return labs.New(fstest.MapFS{"first/lab.md": {Data: []byte(labText)}}, exercises.Open(exerciseFiles("double/exercise.md", task)))
}

// TestWithoutCostsThePoints grades and checks the same answer with and without the list.
func TestWithoutCostsThePoints(t *testing.T) {
	const answer = "func Double(x int) int {\n\treturn int(math.Ldexp(float64(x), 1)) + 0*(2 * x)\n}"
	const says = "uses math.Ldexp (line 2), which this exercise asks you to write yourself"
	for names, pass := range map[string]bool{"": true, "math.Sqrt": true, "math.Ldexp": false, "math": false} {
		lib := withoutCourse(names)
		lab, err := lib.Open("first")
		if err != nil {
			t.Fatal(err)
		}
		doc := labs.Release(lab)
		doc.Cells[cellOf(t, doc, "double")].Source = answer
		world := &fakeWorld{answer: honest}
		opts := Options{Labs: lib, Kernel: world.start}
		r, err := Grade(t.Context(), Submission{Name: "a.ipynb", Document: doc}, opts)
		if err != nil {
			t.Fatal(err)
		}
		if e := r.Exercises[0]; e.Passed() != pass || !e.Gradable || !pass && (e.Points != 0 || !strings.HasSuffix(e.Message, strings.Replace(says, "math.Ldexp", names, 1))) {
			t.Errorf("without %q: %+v", names, e)
		}
		check, err := NewChecker(opts).Check(t.Context(), doc, "double")
		if err != nil {
			t.Fatal(err)
		}
		if passed := check.Points == check.MaxPoints; passed != pass || !pass && !strings.Contains(check.Message, "asks you to write yourself") {
			t.Errorf("without %q: the check says %+v", names, check)
		}
	}
}

func TestWithoutNamesWhatExists(t *testing.T) {
	for name, problem := range map[string]string{
		"math.Ldexp":                      "",
		"math/rand.Shuffle":               "",
		"rand.IntN":                       "",
		"stat":                            "",
		"lab/ml.RMSE":                     "",
		"ml.LinearModel.Predict":          "",
		"ml.Gradient.Add":                 "",
		"rdd.RDD.Count":                   "",
		"gonum.org/v1/gonum/mat.Dense.At": "",
		"ml.RSME":                         "package lab/ml has no RSME",
		"ml.rmse":                         "package lab/ml has no rmse",
		"mll.RMSE":                        "cells know no package mll",
		"os.Exit":                         "cells know no package os",
		"ml.LinearModel.Guess":            "lab/ml.LinearModel has no method Guess",
		"ml.RMSE.Of":                      "lab/ml.RMSE has no method Of",
	} {
		got := problems(checkCourse(t, withoutCourse(name), honest))
		if problem == "" && got != "" || !strings.Contains(got, problem) {
			t.Errorf("without %s: problems %q; want %q", name, got, problem)
		}
		if problem != "" && !strings.HasPrefix(got, `exercise "double": exercise.md: without names `+name+": ") {
			t.Errorf("without %s: problems %q", name, got)
		}
	}
}

// TestMethodsWithout finds a listed method as a call, a value and an expression.
func TestMethodsWithout(t *testing.T) {
	for _, body := range []string{
		"m.Predict(nil)",
		"func() float64 { f := m.Predict; return f(nil) }()",
		"ml.LinearModel.Predict(m, nil)",
		"func() float64 { return struct{ ml.LinearModel }{m}.Predict(nil) }()",
	} {
		lib := withoutCourse("ml.LinearModel.Predict")
		ex, err := lib.Exercises().Get("double")
		if err != nil {
			t.Fatal(err)
		}
		code := "func Double(x int) int {\n\tm := ml.LinearModel{}\n\treturn int(" + body + ")\n}"
		err = usesOf(ex, alone(ex, exercises.Source{Code: code}), 0)
		if err == nil || !strings.Contains(err.Error(), "uses ml.LinearModel.Predict (line 3)") {
			t.Errorf("%s: %v", body, err)
		}
	}
}
