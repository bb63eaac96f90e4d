package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lab/kernel/engines"
	"lab/notebook"
)

// The tests run this test binary as lab: arguments in, output and exit code out.
const asLab = "LAB_TEST_AS_LAB"

func TestMain(m *testing.M) {
	engines.ExitIfKernel()
	if os.Getenv(asLab) != "" {
		main()
	}
	os.Exit(m.Run())
}

// home is a folder with nothing in it, and an environment that knows no other.
type home struct {
	t   *testing.T
	dir string
}

func newHome(t *testing.T) home { return home{t, t.TempDir()} }

func (h home) command(args ...string) *exec.Cmd {
	h.t.Helper()
	cmd := exec.CommandContext(h.t.Context(), os.Args[0], args...)
	cmd.Dir = h.dir
	cmd.Env = append(os.Environ(), asLab+"=1", "HOME="+h.dir, "XDG_CACHE_HOME="+filepath.Join(h.dir, "cache"),
		"XDG_CONFIG_HOME="+filepath.Join(h.dir, "config"), "LAB_DATA=", "LAB_DATA_HOME=")
	return cmd
}

// lab runs lab and returns what it wrote; the exit code must be the one expected.
func (h home) lab(code int, args ...string) (stdout, stderr string) {
	h.t.Helper()
	cmd := h.command(args...)
	var out, err bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &err
	if e := cmd.Run(); cmd.ProcessState == nil {
		h.t.Fatal(e)
	}
	if got := cmd.ProcessState.ExitCode(); got != code {
		h.t.Errorf("lab %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, out.String(), err.String())
	}
	return out.String(), err.String()
}

func (h home) write(name, text string) {
	h.t.Helper()
	path := filepath.Join(h.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		h.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		h.t.Fatal(err)
	}
}

func TestUsageErrorsAreClear(t *testing.T) {
	h := newHome(t)
	h.write("text.txt", "x")
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"frob"}, exitUsage, "unexpected argument frob"},
		{[]string{"run"}, exitUsage, "lab run --help explains"},
		{[]string{"run", "text.txt"}, exitUsage, "takes a notebook (.ipynb), a lab (.md) or a Go program (.go)"},
		{[]string{"run", "nothing.md"}, exitImpossible, "nothing.md: no such file"},
		{[]string{"run", "--engine", "magic", "x.go"}, exitUsage, "--engine must be one of"},
		{[]string{"grade", "--fail-under", "200", "x.ipynb"}, exitUsage, "give a percentage"},
		{[]string{"grade", "--exercises", "nowhere", "x.ipynb"}, exitUsage, "--exercises: stat nowhere"},
		{[]string{"check"}, exitUsage, "name it with --exercises DIR"},
		{[]string{"release", "nothing"}, exitImpossible, `lab "nothing"`},
		{[]string{"new", "lab", "No Good"}, exitUsage, "cannot name a lab"},
		{[]string{"new", "exercise", "func"}, exitUsage, "cannot name an exercise"},
		{[]string{"data", "path", "nothing"}, exitImpossible, "no such data set"},
		{[]string{"data", "generate", "nothing"}, exitImpossible, "no such data set"},
		{[]string{"data", "generate", "criteo", "--rows=-1"}, exitImpossible, "cannot generate -1 lines"},
		{[]string{"data", "import", "text.txt"}, exitImpossible, "or import it with --name"},
		{[]string{"data", "import", "text.txt", "--name", "No Good"}, exitImpossible, "cannot be the name of a data set"},
		{[]string{"kernel"}, exitUsage, "started by lab itself"},
	} {
		if out, err := h.lab(c.code, c.args...); !strings.Contains(err, c.want) || out != "" {
			t.Errorf("lab %s wrote %q and %q, want %q", strings.Join(c.args, " "), out, err, c.want)
		}
	}
	if out, _ := h.lab(exitDone, "--help"); !strings.Contains(out, "grade") || strings.Contains(out, "kernel [flags]") {
		t.Errorf("help: %s", out)
	}
}

func TestRunNotebookKeepsOutputs(t *testing.T) {
	h := newHome(t)
	doc := notebook.New("Numbers")
	doc.Cells = append(doc.Cells,
		notebook.NewCell("a", notebook.Code, "x := 6"),
		notebook.NewCell("text", notebook.Markdown, "# Numbers"),
		notebook.NewCell("b", notebook.Code, "fmt.Println(\"x is\", x)\nx * 7"),
		notebook.NewCell("c", notebook.Code, "y := 1\ny = \"text\""),
		notebook.NewCell("d", notebook.Code, "fmt.Println(\"never\")"))
	if _, err := notebook.Save(filepath.Join(h.dir, "nb.ipynb"), doc, notebook.NewFile); err != nil {
		t.Fatal(err)
	}
	out, err := h.lab(exitFailed, "run", "nb.ipynb", "--out", "done.ipynb")
	if out != "x is 6\n42\n" || !strings.HasPrefix(err, "nb.ipynb[cell 4]:2:5: ") {
		t.Errorf("wrote %q and %q", out, err)
	}
	done, _, loadErr := notebook.Load(filepath.Join(h.dir, "done.ipynb"))
	if loadErr != nil {
		t.Fatal(loadErr)
	}
	if o := done.Cells[2].Outputs; len(o) != 2 || o[0].Text != "x is 6\n" || string(o[1].Data["text/plain"]) != `"42"` {
		t.Errorf("cell b has %+v", o)
	}
	if o := done.Cells[3].Outputs; len(o) != 1 || o[0].ErrorName != "CompileError" {
		t.Errorf("cell c has %+v", o)
	}
	if o := done.Cells[4].Outputs; len(o) != 0 {
		t.Errorf("cell d has %+v", o)
	}
	if out, _ := h.lab(exitFailed, "run", "--allow-errors", "nb.ipynb"); !strings.HasSuffix(out, "never\n") {
		t.Errorf("with --allow-errors wrote %q", out)
	}
	if _, err := h.lab(exitDone, "run", "--timeout", "1m", "done.ipynb", "--allow-errors", "--help"); err != "" {
		t.Errorf("help wrote %q", err)
	}
}

func TestCellThatTakesTooLong(t *testing.T) {
	h := newHome(t)
	h.write("loop.go", "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n")
	for _, args := range [][]string{{"run", "--restricted"}, {"run"}} {
		if _, err := h.lab(exitFailed, append(args, "--timeout", "300ms", "loop.go")...); !strings.Contains(err, "took longer than 300ms") {
			t.Errorf("%v wrote %q", args, err)
		}
	}
}

// course makes a course of one lab with one exercise.
func course(t *testing.T) home {
	t.Helper()
	h := newHome(t)
	h.lab(exitDone, "new", "lab", "first")
	h.lab(exitDone, "new", "exercise", "twice", "--lab", "first")
	path := filepath.Join(h.dir, "labs", "first", "lab.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	h.write("labs/first/lab.md", string(text)+"\n```go exercise=twice\n```\n\n```go\nfmt.Println(\"twice\", Twice(21))\n```\n")
	return h
}

func TestCourseFromSkeletonToGrade(t *testing.T) {
	h := course(t)
	if _, err := h.lab(exitImpossible, "new", "exercise", "twice"); !strings.Contains(err, "there already") {
		t.Errorf("made the exercise twice: %q", err)
	}
	out, err := h.lab(exitDone, "run", "labs/first/lab.md")
	if !strings.HasSuffix(out, "[1 4 9 16]\ntwice 42\n") || strings.Count(err, "reference solutions") != 1 {
		t.Errorf("run wrote %q and %q", out, err)
	}
	if out, err := h.lab(exitDone, "run", "--starter", "labs/first/lab.md"); !strings.HasSuffix(out, "twice 0\n") || err != "" {
		t.Errorf("run --starter wrote %q and %q", out, err)
	}
	if out, _ := h.lab(exitDone, "check"); !strings.Contains(out, "twice") {
		t.Errorf("check wrote %q", out)
	}

	h.lab(exitDone, "release", "first", "-o", "released.ipynb")
	if _, err := h.lab(exitImpossible, "release", "first", "-o", "released.ipynb"); !strings.Contains(err, "there already") {
		t.Errorf("release overwrote: %q", err)
	}
	released, readErr := os.ReadFile(filepath.Join(h.dir, "released.ipynb"))
	if readErr != nil {
		t.Fatal(readErr)
	}
	for _, secret := range []string{"2 * n", "NegativeNumbers", "Misconception"} {
		if bytes.Contains(released, []byte(secret)) {
			t.Errorf("the released notebook has %q", secret)
		}
	}
	h.write("solved.ipynb", strings.Replace(string(released), "return 0", "return n + n", 1))

	var report struct {
		Points float64 `json:"points"`
		Max    float64 `json:"max_points"`
	}
	for _, c := range []struct {
		file   string
		code   int
		points float64
	}{{"solved.ipynb", exitDone, 2}, {"released.ipynb", exitFailed, 0}} {
		out, _ := h.lab(c.code, "grade", "--json", "--fail-under", "50", c.file)
		if err := json.Unmarshal([]byte(out), &report); err != nil || report.Points != c.points || report.Max != 2 {
			t.Errorf("%s has %+v (%v), want %g points\n%s", c.file, report, err, c.points, out)
		}
	}
	if out, _ := h.lab(exitDone, "grade", "released.ipynb"); !strings.Contains(out, "TestTwiceOfNegativeNumbers") {
		t.Errorf("the table does not name a failed check:\n%s", out)
	}

	h.write("list.ipynb", "[1]")
	h.write("torn.ipynb", `{"cells": [`)
	h.write("empty.ipynb", `{"metadata": {}}`)
	h.write("nolab.ipynb", `{"cells": []}`)
	h.write("foreign.ipynb", `{"cells": [], "metadata": {"lab": {"id": "other"}}}`)
	for file, want := range map[string]string{
		"list.ipynb":    "not a notebook, but other JSON: submit",
		"torn.ipynb":    "not a notebook, nor any other JSON",
		"empty.ipynb":   "not a notebook, for it has no cells: submit",
		"nolab.ipynb":   "does not say which lab it is of",
		"foreign.ipynb": `lab "other": there is no file`,
		"none.ipynb":    "cannot be read: no such file",
	} {
		out, err := h.lab(exitImpossible, "grade", file)
		if !strings.HasPrefix(err, "lab: "+file+": "+want) || strings.Count(err, file) != 1 || strings.Count(out, file) != 1 {
			t.Errorf("grade %s wrote %q and %q; want the name once in each, and %q", file, out, err, want)
		}
	}

	h.write("exercises/twice/solution.go", strings.Replace(exerciseSkeleton("twice", "first")["solution.go"], "2 * n", "3 * n", 1))
	if out, _ := h.lab(exitFailed, "check"); !strings.Contains(out, "the solution fails TestTwice") {
		t.Errorf("check of a wrong solution wrote %q", out)
	}
}

// start starts a command and returns what it prints, and what it has complained of once it has ended.
func start(t *testing.T, cmd *exec.Cmd) (*bufio.Reader, *bytes.Buffer) {
	t.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return bufio.NewReader(stdout), &stderr
}

func TestServeAnswersAndEnds(t *testing.T) {
	h := newHome(t)
	cmd := h.command("--addr", "127.0.0.1:0", "--no-browser", "--dir", "notebooks")
	stdout, stderr := start(t, cmd)
	line, err := stdout.ReadString('\n')
	if err != nil {
		t.Fatal(err, stderr.String())
	}
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+/\?token=\S+`).FindString(line)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := http.Client{Jar: jar} // the token comes back as a cookie
	response, err := browser.Get(url)
	if err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("%s answers %s", url, response.Status)
	}
	second := h.command("--addr", strings.Split(strings.TrimPrefix(url, "http://"), "/")[0], "--no-browser")
	if out, err := second.CombinedOutput(); err == nil || !strings.Contains(string(out), "--addr") {
		t.Errorf("a busy port: %q, %v", out, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after Ctrl-C: %v\n%s", err, stderr.String())
	}
}

func TestDoctorTells(t *testing.T) {
	h := newHome(t)
	out, _ := h.lab(exitDone, "doctor", "--json")
	var findings []finding
	if err := json.Unmarshal([]byte(out), &findings); err != nil {
		t.Fatal(err, out)
	}
	names := map[string]bool{}
	for _, f := range findings {
		names[f.Name] = true
	}
	for _, name := range []string{"yaegi", "typed", "landlock", "seccomp", "limits", "Go toolchain", "browser", "millionsong"} {
		if !names[name] {
			t.Errorf("doctor says nothing of %s: %s", name, out)
		}
	}
	if out, _ := h.lab(exitDone, "data", "list"); strings.Count(out, "\n") < 7 {
		t.Errorf("data list wrote %q", out)
	}
	if out, _ := h.lab(exitDone, "data", "generate", "criteo", "--rows", "3"); strings.Count(out, "\n") != 3 || strings.Count(out, "\t") != 3*39 {
		t.Errorf("data generate wrote %q", out)
	}
}

func TestExportToRead(t *testing.T) {
	h := newHome(t)
	h.write("n.md", "---\ntitle: N\n---\n# Sums\n\nof $x_1$\n\n```go\n1 + 1\n```\n")
	h.lab(exitDone, "run", "n.md", "--out", "ran.ipynb")
	h.lab(exitDone, "export", "ran.ipynb", "--format", "html")
	text, err := os.ReadFile(filepath.Join(h.dir, "ran.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"<msub><mi>x</mi><mn>1</mn></msub>", `aria-label="Output">2</pre>`} {
		if !strings.Contains(string(text), part) {
			t.Errorf("%q is not in the file:\n%s", part, text)
		}
	}
	if _, said := h.lab(exitUsage, "export", "ran.ipynb", "--format", "html"); !strings.Contains(said, "ran.html is there already") {
		t.Errorf("a second export says %q", said)
	}
	h.lab(exitDone, "export", "n.md", "--format", "ipynb", "-o", "other.ipynb")
	h.lab(exitDone, "run", "other.ipynb")
	if _, said := h.lab(exitUsage, "export", "p.go", "--format", "html"); !strings.Contains(said, "p.go is a program") {
		t.Errorf("a program as HTML: %q", said)
	}
}
