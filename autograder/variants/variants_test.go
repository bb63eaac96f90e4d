package variants

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lab/exercises"
)

// compiler finds a Go toolchain for exercises in dir.
func compiler(t *testing.T, dir string) Compiler {
	t.Helper()
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no Go toolchain here, and this is about running one")
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	return Compiler{Go: tool, Dir: dir}
}

const task = "---\ntitle: Count\nlab: first\n---\n\nWrite `Count`.\n"

// The checks have names that answers have, too: in other scopes, as fields, as methods, as their own.
const checks = `package count

import "testing"

var words = []string{"a", "b", "a"}

type table struct {
	words []string
	want  int
}

func (t table) Count() int { return len(t.words) }

func TestCount(t *testing.T) {
	for _, c := range []table{{words: words, want: 2}, {nil, 0}, {want: 1, words: []string{"x"}}} {
		if got := Count(c.words); got != c.want {
			t.Errorf("Count of %d words, %v: %d", c.Count(), c.words, got)
		}
	}
	if t.Name() != "TestCount" {
		t.Errorf("the check is called %s", t.Name())
	}
}
`

const hidden = "package count\n\nimport \"testing\"\n\nfunc TestHidden(t *testing.T) { t.Run(\"a subtest\", func(t *testing.T) { _ = Count(words) }) }\n"

// onDisk writes the exercise count to a module of its own.
func onDisk(t *testing.T) (Compiler, *exercises.Exercise) {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "count"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"go.mod": "module course\n\ngo 1.26\n", "count/exercise.md": task, "count/check_test.go": checks, "count/hidden_test.go": hidden,
		"count/starter.go":  "//go:build !solution\n\npackage count\n\nfunc Count(words []string) int { return 0 }\n",
		"count/solution.go": "//go:build solution\n\npackage count\n\nfunc Count(words []string) int { return 0 }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ex, err := exercises.Open(os.DirFS(dir)).Get("count")
	if err != nil {
		t.Fatal(err)
	}
	return compiler(t, dir), ex
}

const (
	simple  = "func Count(words []string) int {\n\tseen := map[string]bool{}\n\tfor _, w := range words {\n\t\tseen[w] = true\n\t}\n\treturn len(seen)\n}\n"
	scopes  = "func Count(words []string) int {\n\tCount, set := 0, set{}\n\tfor _, seen := range words {\n\t\tif !set[seen] {\n\t\t\tset[seen] = true\n\t\t\tCount++\n\t\t}\n\t}\n\treturn Count\n}\n\ntype set map[string]bool\n\nvar seen int\n"
	embeds  = "type counter[T comparable] struct{ *base[T] }\n\ntype base[T comparable] struct{ m map[T]int }\n\nfunc (b base[T]) len() int { return len(b.m) }\n\nfunc Count(words []string) int {\n\tc := counter[string]{base: &base[string]{m: map[string]int{}}}\n\tfor _, w := range words {\n\t\tc.base.m[w]++\n\t}\n\treturn c.len()\n}\n"
	shadows = "func len(words []string) int { return cap(words) }\n\nfunc Count(words []string) int {\n\tn := 0\n\tfor i, w := range words {\n\t\tif !in(words[:i], w) {\n\t\t\tn++\n\t\t}\n\t}\n\treturn n\n}\n\nfunc in(words []string, w string) bool {\n\tfor _, v := range words {\n\t\tif v == w {\n\t\t\treturn true\n\t\t}\n\t}\n\treturn false\n}\n"
	inert   = "import \"errors\"\n\nvar errNone = errors.New(\"none\")\n\nvar limits = map[string]struct{ low, high int }{\"a\": {low: 1}}\n\nvar count = func(words []string) int { m := map[string]int{}; for _, w := range words { m[w]++ }; return len(m) }\n\nfunc Count(words []string) int { _, _ = errNone, limits; return count(words) }\n"
)

func TestAnswersShareABinary(t *testing.T) {
	c, ex := onDisk(t)
	for _, a := range []struct {
		name, code string
		shares     bool
		broken     string
	}{
		{"simple", simple, true, ""},
		{"names in inner scopes", scopes, true, ""},
		{"embedded generic type", embeds, true, ""},
		{"built-in function declared", shadows, true, ""},
		{"variables that run nothing", inert, true, ""},
		{"the suffix in use", "var count_variant0 int\n\n" + simple, true, ""},
		{"an init function", "func init() {}\n\n" + simple, false, ""},
		{"a variable from a call", "var n = Count(nil)\n\n" + simple, false, ""},
		{"an import for its effect", "import _ \"image/png\"\n\n" + simple, false, ""},
		{"a directive", "//go:noinline\n" + simple, false, ""},
		{"an undeclared name", "func Count(words []string) int { return undeclared }\n", false, "undefined: undeclared"},
		{"a name of the checks", "var words = 3\n\n" + simple, false, "words redeclared"},
		{"a missing function", "func Counts(words []string) int { return 0 }\n", false, "undefined: Count"},
	} {
		s, err := c.Compile(t.Context(), ex, []string{a.code, simple, a.code})
		if err != nil {
			t.Fatal(err)
		}
		for i := range 3 {
			got := check(t, s, i)
			if want := a.broken; want == "" && got != "" || want != "" && i != 1 && !strings.Contains(got, want) {
				t.Errorf("%s: answer %d: %s", a.name, i, got)
			}
		}
		if shares := s.answers[0].number != "" && s.answers[0].binary == s.answers[1].binary; shares != a.shares {
			t.Errorf("%s: shares a binary with others: %v", a.name, shares)
		}
		if err := s.Remove(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(s.temp.Path()); !os.IsNotExist(err) {
			t.Errorf("%s: compiled answers are still there: %v", a.name, err)
		}
	}
	entries, err := os.ReadDir(filepath.Join(c.Dir, ex.ID))
	if err != nil || len(entries) != 5 {
		t.Errorf("the exercise's folder holds %v (%v), want what it held", entries, err)
	}
}

// check runs the checks of an answer and returns what is wrong.
func check(t *testing.T, s *Set, answer int) string {
	t.Helper()
	cmd, err := s.Command(t.Context(), answer, "-test.v")
	if err != nil {
		return err.Error()
	}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestCount") {
		return fmt.Sprintf("%v\n%s", err, out)
	}
	return ""
}

// TestFilesOfOthers has a file beside the exercise's own, which only go test knows how to take.
func TestFilesOfOthers(t *testing.T) {
	c, ex := onDisk(t)
	if err := os.WriteFile(filepath.Join(c.Dir, "count", "helper.go"), []byte("package count\n\nfunc help(words []string) int { return len(words) }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	answer := "func Count(words []string) int { return min(help(words), 2) }\n"
	s, err := c.Compile(t.Context(), ex, []string{answer, answer})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Remove()
	if got := check(t, s, 1); got != "" {
		t.Error(got)
	}
}

// TestExercisesOfTheCourseShare would fail if most answers were compiled alone, which is slow and otherwise the same.
func TestExercisesOfTheCourseShare(t *testing.T) {
	c := compiler(t, "../../exercises")
	lib := exercises.Open(os.DirFS(c.Dir))
	ids, err := lib.List()
	if err != nil {
		t.Fatal(err)
	}
	all, share := 0, 0
	for _, id := range ids {
		ex, err := lib.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		answers := []string{ex.Solution.Code, ex.Starter.Code}
		for _, w := range ex.Wrong {
			answers = append(answers, w.Code)
		}
		together, err := c.together(ex, answers)
		if err != nil {
			t.Fatal(err)
		}
		all, share = all+len(answers), share+len(together)
		if len(together) < len(answers) {
			t.Logf("%s: %d of %d answers can share a binary", id, len(together), len(answers))
		}
	}
	if share < all*9/10 {
		t.Errorf("%d of %d answers can share a binary with others, wanted are nine in ten", share, all)
	}
}

func TestCompilingStops(t *testing.T) {
	c, ex := onDisk(t)
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("somebody has pressed Ctrl-C")
	cancel(why)
	if _, err := c.Compile(ctx, ex, []string{simple, scopes}); !errors.Is(err, why) {
		t.Errorf("got the error %v, want %v", err, why)
	}
}
