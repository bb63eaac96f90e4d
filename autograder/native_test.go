package autograder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lab/exercises"
	"lab/labs"
)

// onDisk writes exercises to a module of their own and finds the Go toolchain for them.
func onDisk(t *testing.T, files fstest.MapFS) *Native {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no Go toolchain here, and this is about running one")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module course\n\ngo 1.26\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	native, err := FindNative(dir)
	if err != nil {
		t.Fatal(err)
	}
	return native
}

func wrongAnswer(body string) string { return "//go:build ignore\n\npackage double\n\n" + body + "\n" }

// TestNativeAgreesOrSaysWhere runs real test binaries on exercises in a module of its own.
func TestNativeAgreesOrSaysWhere(t *testing.T) {
	files := exerciseFiles(
		// A panic ends the process before the hidden check: it is run again alone, as the kernel does.
		"double/wrong/panics.go", wrongAnswer("func Double(x int) int {\n\tif x == 1 {\n\t\tpanic(\"one\")\n\t}\n\treturn 2 * x\n}"),
		"double/wrong/broken.go", wrongAnswer("func Double(x int) int { return undeclared }"),
	)
	lib := labs.New(fstest.MapFS{}, exercises.Open(files))
	world := &fakeWorld{answer: honest}
	opts := CourseOptions{Options: Options{Labs: lib, Kernel: world.start}, IDs: []string{"double"}, Native: onDisk(t, files)}
	r, err := CheckCourse(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, a := range r.Exercises[0].Answers {
		for _, c := range a.Tests {
			if native := a.Native[c.Name]; native != (c.Status == Pass) {
				said = append(said, a.Name+" "+c.Name)
			}
		}
	}
	// The fake kernel passes every answer with 2 * x, so it disagrees about the one that panics, and only there.
	if got := strings.Join(said, ", "); got != "wrong/panics TestDouble" {
		t.Errorf("kernel and go test disagree on %q", got)
	}
	for _, want := range []string{
		"wrong/panics.go: TestDouble passes in the kernel and fails under go test",
		"wrong/broken.go: go test: ran no check: exit status 1: # course/double [course/double.test]",
		"undefined: undeclared",
	} {
		if !strings.Contains(problems(r), want) {
			t.Errorf("problems:\n%s\nwant %q", problems(r), want)
		}
	}
}

// TestNativeAnswersDoNotDisturbEachOther puts answers that behave badly beside good ones.
func TestNativeAnswersDoNotDisturbEachOther(t *testing.T) {
	imported := func(path, body string) string { return fmt.Sprintf("import %q\n\n%s", path, body) }
	cases := []struct{ name, code, want string }{
		{"good", "func Double(x int) int { return 2 * x }", "TestDouble true, TestDoubleHidden true"},
		{"wrong", "func Double(x int) int { return x * x }", "TestDouble false, TestDoubleHidden false"},
		{"panics", "func Double(x int) int {\n\tif x == 1 {\n\t\tpanic(\"one\")\n\t}\n\treturn 2 * x\n}", "TestDouble false, TestDoubleHidden true"},
		{"panics in a goroutine", "func Double(x int) int {\n\tif x == 1 {\n\t\tgo panic(\"one\")\n\t\tselect {}\n\t}\n\treturn 2 * x\n}", "TestDoubleHidden true"},
		{"loops", "func Double(x int) int {\n\tfor x == 50 {\n\t}\n\treturn 2 * x\n}", "TestDouble true"},
		{"exits", imported("os", "func Double(x int) int {\n\tif x == 1 {\n\t\tos.Exit(3)\n\t}\n\treturn 2 * x\n}"), "TestDoubleHidden true"},
		{"exits well", imported("os", "func Double(x int) int {\n\tif x == 50 {\n\t\tos.Exit(0)\n\t}\n\treturn 2 * x\n}"), "TestDouble true, TestDoubleHidden false"},
		{"does not compile", "func Double(x int) int { return undeclared }", "ran no check: exit status 1: # course/double"},
		{"is no Go", "func Double(x int int {", "ran no check: exit status 1: # course/double"},
		{"remembers", "var calls = 0\n\nfunc Double(x int) int {\n\tcalls++\n\treturn x + x + 1 - min(calls, 1)\n}", "TestDouble true, TestDoubleHidden true"},
		{"remembers as well", "var calls int\n\nfunc Double(x int) int {\n\tcalls++\n\treturn x + x + calls - 1\n}", "TestDouble true, TestDoubleHidden false"},
		{"ends at the start", imported("os", "func init() { os.Exit(1) }\n\nfunc Double(x int) int { return 2 * x }"), "ran no check: exit status 1"},
		{"panics at the start", "var table = fill(0)\n\nfunc fill(n int) int { return 1 / n }\n\nfunc Double(x int) int { return 2 * x }", "ran no check: exit status 2: panic: runtime error: integer divide by zero"},
		{"good too", "func Double(x int) int { return twice(x) }\n\nfunc twice(x int) int { return x << 1 }", "TestDouble true, TestDoubleHidden true"},
	}
	files := exerciseFiles()
	native := onDisk(t, files)
	native.Timeout = 2 * time.Second
	ex, err := exercises.Open(files).Get("double")
	if err != nil {
		t.Fatal(err)
	}
	var answers []exercises.Answer
	for _, c := range cases {
		answers = append(answers, exercises.Answer{Name: c.name, Source: exercises.Source{Code: c.code}})
	}
	set, err := native.compile(t.Context(), ex, answers)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := set.Remove(); err != nil {
			t.Error(err)
		}
	})
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			results, err := native.run(t.Context(), ex, set, i)
			var said []string
			for _, test := range ex.Tests {
				if passed, ok := results[test.Name]; ok {
					said = append(said, fmt.Sprint(test.Name, " ", passed))
				}
			}
			got := strings.Join(said, ", ")
			if err != nil {
				got = err.Error()
			}
			if got != c.want && (err == nil || !strings.HasPrefix(got, c.want)) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	t.Run("stopped", func(t *testing.T) {
		why := errors.New("somebody has pressed Ctrl-C")
		ctx, cancel := context.WithTimeoutCause(t.Context(), 100*time.Millisecond, why)
		defer cancel()
		if _, err := native.run(ctx, ex, set, 4); !errors.Is(err, why) {
			t.Errorf("a stopped run of an endless loop gave the error %v, want %v", err, why)
		}
	})
}

func TestOutputOfATestBinary(t *testing.T) {
	for _, c := range []struct{ name, output, want string }{
		{"nothing", "", "map[] false"},
		{"two checks", "\x16=== RUN   TestA\n\x16--- PASS: TestA (0.00s)\n\x16=== RUN   TestB\n    a_test.go:3: no\n\x16--- FAIL: TestB (0.01s)\n\x16FAIL\n", "map[TestA:true TestB:false] true"},
		{"after output without a line's end", "\x16=== RUN   TestA\nhello\x16--- PASS: TestA (0.00s)\n", "map[TestA:true] true"},
		{"subtests", "\x16=== RUN   TestA\n\x16=== RUN   TestA/b\n\x16--- FAIL: TestA (0.00s)\n\x16    --- PASS: TestA/b (0.00s)\n", "map[TestA:false] true"},
		{"skipped", "\x16=== RUN   TestA\n\x16--- SKIP: TestA (0.00s)\n", "map[TestA:false] true"},
		{"what only looks so", "\x16=== RUN   TestA\n--- PASS: TestA (0.00s)\n x --- PASS: TestA (0.00s)\n", "map[] true"},
		{"a long line", "\x16=== RUN   TestA\n" + strings.Repeat("x", 1<<20) + "\n\x16--- PASS: TestA (0.00s)\n", "map[TestA:true] true"},
	} {
		for _, size := range []int{1, 7, 1 << 21} {
			o := &testOutput{results: map[string]bool{}}
			for rest := c.output; rest != ""; {
				n, err := o.Write([]byte(rest[:min(size, len(rest))]))
				if err != nil {
					t.Fatal(err)
				}
				rest = rest[n:]
			}
			o.end()
			if got := fmt.Sprint(o.results, " ", o.ran); got != c.want || len(o.said) > longestSaid {
				t.Errorf("%s, %d bytes at a time: got %s and kept %d bytes, want %s", c.name, size, got, len(o.said), c.want)
			}
		}
	}
}
