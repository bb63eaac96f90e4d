package exercises_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lab/exercises"
)

// files returns a well-made exercise, changed by the pairs of path and text; an empty text removes the file.
func files(changes ...string) fstest.MapFS {
	m := map[string]string{
		"double/exercise.md":     "---\ntitle: Double\nlab: first\npoints:\n  TestDouble: 2\n  TestDoubleNegative: 0.5\n---\n\nWrite `Double`.\n",
		"double/starter.go":      "//go:build !solution\n\n// Package double is an exercise.\npackage double\n\n// Double doubles.\nfunc Double(x int) int {\n\treturn 0\n}\n",
		"double/solution.go":     "//go:build solution\n\npackage double\n\nfunc Double(x int) int { return 2 * x }\n",
		"double/double_test.go":  "package double\n\nimport \"testing\"\n\nfunc check(t *testing.T, x, want int) {}\n\nfunc TestDouble(t *testing.T) { check(t, 1, 2) }\n",
		"double/hidden_test.go":  "package double\n\nimport \"testing\"\n\nfunc TestDoubleNegative(t *testing.T) {}\n\nfunc TestDoubleZero(t *testing.T) {}\n",
		"double/wrong/square.go": "//go:build ignore\n\npackage double\n\nfunc Double(x int) int { return x * x }\n",
	}
	for i := 0; i < len(changes); i += 2 {
		if changes[i+1] == "" {
			delete(m, changes[i])
		} else {
			m[changes[i]] = changes[i+1]
		}
	}
	out := make(fstest.MapFS)
	for name, text := range m {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestReadsAnExercise(t *testing.T) {
	e, err := exercises.Open(files()).Get("double")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Validate(); err != nil {
		t.Error(err)
	}
	if e.Title != "Double" || e.Lab != "first" || e.Text != "Write `Double`.\n" {
		t.Errorf("title %q, lab %q, text %q", e.Title, e.Lab, e.Text)
	}
	if want := "// Double doubles.\nfunc Double(x int) int {\n\treturn 0\n}\n"; e.Starter.Code != want || e.Starter.Line != 6 {
		t.Errorf("starter from line %d: %q; want from line 6: %q", e.Starter.Line, e.Starter.Code, want)
	}
	want := []exercises.Test{
		{Name: "TestDouble", File: "double_test.go", Points: 2},
		{Name: "TestDoubleNegative", File: "hidden_test.go", Hidden: true, Points: 0.5},
		{Name: "TestDoubleZero", File: "hidden_test.go", Hidden: true, Points: 1},
	}
	if len(e.Tests) != len(want) {
		t.Fatalf("tests %v; want %v", e.Tests, want)
	}
	for i := range want {
		if e.Tests[i] != want[i] {
			t.Errorf("test %d is %+v; want %+v", i, e.Tests[i], want[i])
		}
	}
	if e.Max(false) != 3.5 || e.Max(true) != 2 {
		t.Errorf("points %v, visible %v; want 3.5 and 2", e.Max(false), e.Max(true))
	}
	if len(e.Wrong) != 1 || e.Wrong[0].Name != "square" || !strings.Contains(e.Wrong[0].Code, "x * x") {
		t.Errorf("wrong answers %+v", e.Wrong)
	}
}

func TestStudentsFilesSuffice(t *testing.T) {
	fsys := files("double/solution.go", "", "double/hidden_test.go", "", "double/wrong/square.go", "")
	e, err := exercises.Open(fsys).Get("double")
	if err != nil {
		t.Fatal(err)
	}
	if e.Hidden() || e.Max(false) != 2 {
		t.Errorf("hidden %v, points %v; want visible checks with 2 points", e.Hidden(), e.Max(false))
	}
	if err := e.Validate(); err == nil || !strings.Contains(err.Error(), "solution.go: is missing") {
		t.Errorf("Validate without a solution: %v", err)
	}
}

func TestDamageIsOneLineThatSaysWhatToDo(t *testing.T) {
	test := "package double\n\nimport \"testing\"\n\n"
	for name, c := range map[string]struct {
		fsys fstest.MapFS
		want string
	}{
		"no task":            {files("double/exercise.md", ""), `exercise "double": exercise.md: is missing: add it`},
		"no front matter":    {files("double/exercise.md", "Write it.\n"), "has no front matter"},
		"endless front":      {files("double/exercise.md", "---\ntitle: x\n"), "the front matter has no end"},
		"unknown key":        {files("double/exercise.md", "---\ntitle: x\nlab: y\npoint: {}\n---\n\nText.\n"), "point"},
		"no title":           {files("double/exercise.md", "---\nlab: y\n---\n\nText.\n"), "no title"},
		"no lab":             {files("double/exercise.md", "---\ntitle: y\n---\n\nText.\n"), "names no lab"},
		"no text":            {files("double/exercise.md", "---\ntitle: y\nlab: y\n---\n\n"), "has no text"},
		"negative points":    {files("double/exercise.md", "---\ntitle: y\nlab: y\npoints: {TestDouble: -1}\n---\n\nText.\n"), "not negative"},
		"without, a phrase":  {files("double/exercise.md", "---\ntitle: y\nlab: y\nwithout: [the library]\n---\n\nText.\n"), `without has "the library": write package and name, such as ml.RMSE`},
		"without, no list":   {files("double/exercise.md", "---\ntitle: y\nlab: y\nwithout: {a: b}\n---\n\nText.\n"), "cannot be read"},
		"points, no number":  {files("double/exercise.md", "---\ntitle: y\nlab: y\npoints: {TestDouble: many}\n---\n\nText.\n"), "cannot be read"},
		"no starter":         {files("double/starter.go", ""), "starter.go: is missing"},
		"starter, no tag":    {files("double/starter.go", "package double\n"), "begin it with //go:build !solution"},
		"starter, wrong tag": {files("double/starter.go", "//go:build solution\n\npackage double\n"), "has the build constraint solution"},
		"syntax":             {files("double/starter.go", "//go:build !solution\n\npackage double\n\nfunc {\n"), "starter.go:5:6:"},
		"package":            {files("double/solution.go", "//go:build solution\n\npackage triple\n"), "is of package triple: write package double"},
		"wrong, no tag":      {files("double/wrong/square.go", "package double\n"), "wrong/square.go: has no build constraint"},
		"test with a tag":    {files("double/double_test.go", "//go:build solution\n\n"+test+"func TestDouble(t *testing.T) {}\n"), "so remove it"},
		"no visible check":   {files("double/double_test.go", ""), "has no check that students see"},
		"signature":          {files("double/double_test.go", test+"func TestDouble(x int) {}\n"), "double_test.go:5: TestDouble is not a check"},
		"result":             {files("double/double_test.go", test+"func TestDouble(t *testing.T) error { return nil }\n"), "TestDouble is not a check"},
		"example":            {files("double/double_test.go", test+"func ExampleDouble() {}\n"), "does not run in a notebook"},
		"TestMain":           {files("double/double_test.go", test+"func TestMain(m *testing.M) {}\n"), "does not run in a notebook"},
		"twice":              {files("double/hidden_test.go", test+"func TestDouble(t *testing.T) {}\n"), "TestDouble is declared in double_test.go too"},
		"not there":          {fstest.MapFS{}, "there is no folder double"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := exercises.Open(c.fsys).Get("double")
			if err == nil {
				t.Fatal("was read")
			}
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %q; want one line with %q", err, c.want)
			}
		})
	}
}

func TestValidateFindsWhatReadingAllows(t *testing.T) {
	task := "---\ntitle: x\nlab: y\npoints: {TestDuoble: 2, TestDouble: 0, TestDoubleNegative: 0, TestDoubleZero: 0}\n---\n\nText.\n"
	e, err := exercises.Open(files("double/exercise.md", task, "double/helper_test.go", "package double\n")).Get("double")
	if err != nil {
		t.Fatal(err)
	}
	err = e.Validate()
	if err == nil {
		t.Fatal("nothing found")
	}
	for _, want := range []string{"points name TestDuoble", "helper_test.go: visible checks that begin with h", "worth no points"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("Validate: %v; want %q", err, want)
		}
	}
}

func TestWithout(t *testing.T) {
	want := []string{"ml.RMSE", "rdd.RDD.Count", "stat", "math/rand/v2.IntN", "gonum.org/v1/gonum/mat"}
	task := "---\ntitle: x\nlab: y\nwithout: [" + strings.Join(want, ", ") + "]\n---\n\nText.\n"
	e, err := exercises.Open(files("double/exercise.md", task)).Get("double")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(e.Without, want) {
		t.Errorf("without %q; want %q", e.Without, want)
	}
}

func TestIDsAreNoPaths(t *testing.T) {
	for _, id := range []string{"", "..", "../x", "a/b", "Double", "func", "1st", "a-b"} {
		if _, err := exercises.Open(files()).Get(id); err == nil || !strings.Contains(err.Error(), "not an exercise's id") {
			t.Errorf("Get(%q): %v; want it refused as an id", id, err)
		}
	}
}

func TestListNamesDamagedOnesToo(t *testing.T) {
	fsys := files()
	maps.Copy(fsys, fstest.MapFS{
		"alone/starter.go":     {Data: []byte("nonsense")},
		"testdata/notes.txt":   {Data: []byte("not an exercise")},
		"internal/x/x_test.go": {Data: []byte("not an exercise")},
	})
	ids, err := exercises.Open(fsys).List()
	if err != nil || strings.Join(ids, " ") != "alone double" {
		t.Errorf("List: %v, %v; want alone and double", ids, err)
	}
	if _, err := exercises.Open(os.DirFS(path.Join(t.TempDir(), "none"))).List(); err == nil {
		t.Error("List of a missing folder gives no error")
	}
}

// TestEmbeddedHoldsNothingSecret compares what is built in with the folder: only tasks, starters and visible checks.
func TestEmbeddedHoldsNothingSecret(t *testing.T) {
	count := 0
	err := fs.WalkDir(exercises.Embedded(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		count++
		base := path.Base(name)
		visible := strings.HasSuffix(base, "_test.go") && !strings.HasPrefix(base, "hidden")
		if base != "exercise.md" && base != "starter.go" && !visible {
			t.Errorf("%s is built into the program", name)
		}
		return nil
	})
	if err != nil || count == 0 {
		t.Errorf("%d files, %v", count, err)
	}
}

// TestCourse reads every exercise of the course, as an instructor's folder and as built in.
func TestCourse(t *testing.T) {
	folder, built := exercises.Open(os.DirFS(".")), exercises.Open(exercises.Embedded())
	ids, err := folder.List()
	if err != nil || len(ids) == 0 {
		t.Fatalf("List: %v, %v", ids, err)
	}
	for _, id := range ids {
		t.Run(id, func(t *testing.T) {
			full, err := folder.Get(id)
			if err != nil {
				t.Fatal(err)
			}
			if err := full.Validate(); err != nil {
				t.Error(err)
			}
			seen, err := built.Get(id)
			if err != nil {
				t.Fatal(err)
			}
			if seen.Solution.Code != "" || seen.Hidden() || len(seen.Wrong) > 0 {
				t.Error("the program has its solution, hidden checks or wrong answers built in")
			}
			if seen.Max(true) != full.Max(true) {
				t.Errorf("visible checks give %v points built in and %v in the folder", seen.Max(true), full.Max(true))
			}
		})
	}
}
