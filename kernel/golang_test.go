package kernel_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"lab/kernel"
	"lab/kernel/wire"
)

// These tests run Go cells: the front end, the engine and rdd in a kernel process.

func startGo(t *testing.T) *fixture {
	t.Helper()
	return start(t, func(o *kernel.Options) { o.Env = []string{"TEST_LANGUAGE=go"} })
}

func TestGoCells(t *testing.T) {
	f := startGo(t)
	if err := os.WriteFile(filepath.Join(f.dir, "words.txt"), []byte("a b\nb c\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ source, want string }{
		{"x := 40\nx + 2", `["result: 42"]`},
		{"func double(n int) int { return 2 * n }\nfmt.Println(double(x))", `["stdout: 80\n"]`},
		{"rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}), double).Collect()", `["result: [2 4 6]"]`},
		{`rdd.TextFile(sc, "words.txt").Count()`, `["result: 2"]`},
		{"kept := rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3}), double).Checkpoint()\nkept.Count()\nkept.IsCheckpointed()", `["result: true"]`},
		{"kept.Collect()", `["result: [2 4 6]"]`},
		{"d := display.Markdown(\"*a*\")\nd.Update(\"*b*\")", `["display: *a*" "update_display: *b*"]`},
		{`fmt.Println("before"); display.Text("shown"); fmt.Println("after"); 7`, `["stdout: before\n" "display: shown" "stdout: after\n" "result: 7"]`},
	} {
		reply, said := f.run(c.source)
		if got := fmt.Sprintf("%q", said); reply.Status != wire.OK || got != c.want {
			t.Errorf("%s\ngot  %s (%+v)\nwant %s", c.source, got, reply.ErrorContent, c.want)
		}
	}
}

// A context that a cell makes is watched and interrupted as the notebook's own.
func TestGoContextsOfCells(t *testing.T) {
	f := startGo(t)
	f.run("kept := 7\nmine := rdd.NewContext(rdd.WithPartitions(3))")
	last := map[string]wire.Progress{}
	jobs := func(m wire.Message) {
		if m.Header.Type != wire.DisplayData && m.Header.Type != wire.UpdateDisplayData {
			return
		}
		c, err := wire.Decode[wire.DisplayContent](m)
		if err != nil {
			t.Error(err)
		}
		var state wire.Progress
		if err := json.Unmarshal(c.Data[wire.MIMEProgress], &state); err != nil {
			t.Error(err)
		}
		last[c.Transient.DisplayID] = state
	}
	code := "rdd.Range(mine, 0, 10, 1, 3).Count() + rdd.Range(sc, 0, 10, 1, 2).Count()"
	if _, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: code, CellID: "c2"}, jobs); err != nil {
		t.Fatal(err)
	}
	tasks := 0
	for _, state := range last {
		if state.State != "done" || state.Action != "Count" {
			t.Errorf("%+v", state)
		}
		tasks += state.Stages[0].Done
	}
	if len(last) != 2 || tasks != 5 {
		t.Errorf("jobs %+v", last)
	}
	reply := f.interrupted("fmt.Println(\"begun\")\nrdd.Range(mine, 0, 1<<50, 1, 2).ForEach(func(int64) {})", "begun")
	if reply.Name != wire.InterruptError {
		t.Errorf("reply %+v", reply)
	}
	if got := f.result("kept"); got != "7" {
		t.Errorf("values are gone: kept %q", got)
	}
	if got := f.result("rdd.Range(mine, 0, 10, 1, 3).Count()"); got != "10" {
		t.Errorf("the context does not live on: %q", got)
	}
}

func TestGoNames(t *testing.T) {
	f := startGo(t)
	for _, c := range []struct{ id, source, want string }{
		{"a", "x := 1", `{"cell_id":"a","declares":["x"]}`},
		{"b", "y := x\n[]int{}[y]", `{"cell_id":"b","declares":["y"],"uses":[{"name":"x","cell_id":"a"}]}`}, // it fails, and y is there
		{"c", "z := y + nowhere", `{"cell_id":"c","declares":["z"],"uses":[{"name":"y","cell_id":"b"},{"name":"nowhere","cell_id":""}]}`},
		{"d", "x + y", `{"cell_id":"d","uses":[{"name":"x","cell_id":"a"},{"name":"y","cell_id":"b"}]}`},
	} {
		reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: c.source, CellID: c.id}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := json.Marshal(reply.Names); string(got) != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.source, got, c.want)
		}
	}
}

func TestGoFailures(t *testing.T) {
	f := startGo(t)
	for _, c := range []struct {
		source, name, value string
		line                int
	}{
		{"y := 1\nreturn undefinedName", wire.CompileError, "undefined", 2},
		{"xs := []int{1}\ni := 3\nxs[i] = 2", wire.PanicError, "index out of range", 3},
		{"rdd.Map(rdd.Parallelize(sc, []int{1, 2}), func(n int) int {\n\treturn 1 / (n - 1)\n}).Collect()", wire.PanicError, "divide by zero", 0},
		{`import "os"`, wire.CompileError, "os", 1},
	} {
		reply, said := f.run(c.source)
		if reply.Name != c.name || !strings.Contains(reply.Value, c.value) {
			t.Errorf("%s\ngot %s: %s, want %s: %s", c.source, reply.Name, reply.Value, c.name, c.value)
		}
		if c.line > 0 && (len(reply.Diagnostics) == 0 || reply.Diagnostics[0].Line != c.line || reply.Diagnostics[0].CellID != "c1") {
			t.Errorf("%s\nmarks %+v, want line %d", c.source, reply.Diagnostics, c.line)
		}
		if len(said) == 0 || said[len(said)-1] != c.name {
			t.Errorf("%s\nsaid %q", c.source, said)
		}
	}
	if got := f.result("1 + 1"); got != "2" {
		t.Errorf("the kernel does not live on: %q", got)
	}
}

func TestGoWarningsComeWithTheReply(t *testing.T) {
	f := startGo(t)
	reply, said := f.run("x := math.Pow(4, 1/2)\nx")
	if reply.Status != wire.OK || len(reply.Diagnostics) != 1 || !reply.Diagnostics[0].Warning || reply.Diagnostics[0].Column != 18 {
		t.Errorf("reply %+v", reply)
	}
	if fmt.Sprint(said) != "[result: 1]" {
		t.Errorf("said %q", said)
	}
}

func TestGoPanicMarksTheLinesOfAllItsCells(t *testing.T) {
	f := startGo(t)
	ctx := t.Context()
	third := wire.ExecuteRequestContent{Code: "func third(xs []int) int {\n\treturn xs[2]\n}", CellID: "declares"}
	if reply, err := f.Execute(ctx, third, nil); err != nil || reply.Status != wire.OK {
		t.Fatalf("%+v, %v", reply, err)
	}
	reply, err := f.Execute(ctx, wire.ExecuteRequestContent{Code: "xs := []int{1}\n\nthird(xs)", CellID: "calls"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var marks []string
	for _, d := range reply.Diagnostics {
		marks = append(marks, fmt.Sprintf("%s:%d", d.CellID, d.Line))
	}
	if got := strings.Join(marks, " "); got != "calls:3 declares:2" {
		t.Errorf("marked %s of %+v; want the call, then the line that panicked", got, reply.ErrorContent)
	}
}

func TestGoLoopsAndJobsAreInterrupted(t *testing.T) {
	f := startGo(t)
	f.run("kept := 7")
	for name, source := range map[string]string{
		"loop": "fmt.Println(\"going\")\nfor {\n}",
		"job":  "fmt.Println(\"going\")\nrdd.Map(rdd.Range(sc, 0, 1<<40, 1, 64), func(n int64) int64 { return n }).Count()",
		"wait": "fmt.Println(\"going\")\nselect {}",
	} {
		if reply := f.interrupted(source, "going"); reply.Name != wire.InterruptError && reply.Name != wire.KernelDied {
			t.Errorf("%s: %+v", name, reply.ErrorContent)
		} else if t.Logf("%s: %s", name, reply.Name); name == "loop" && reply.Name != wire.InterruptError {
			t.Errorf("an interpreted loop cost the kernel: %+v", reply.ErrorContent)
		}
		f.run("kept := 7")
	}
}

func TestGoroutinePanicEndsTheCell(t *testing.T) {
	f := startGo(t)
	reply, _ := f.run("go func() {\n\tpanic(\"lost\")\n}()\nselect {}")
	if reply.Name != wire.PanicError && reply.Name != wire.KernelDied || !strings.Contains(reply.Value, "lost") {
		t.Errorf("reply %+v", reply)
	}
	t.Log(reply.Name, reply.Traceback)
	if got := f.result("1 + 1"); got != "2" {
		t.Errorf("afterwards %q", got)
	}
}

// A goroutine that outlives its cell is told once, listed with every cell until it ends, and ends with the kernel.
func TestGoroutinesThatOutliveTheirCell(t *testing.T) {
	f := startGo(t)
	reply, _ := f.run("stop := make(chan bool)\ngo func() {\n\t<-stop\n}()")
	if len(reply.Diagnostics) != 1 || reply.Diagnostics[0].Line != 2 || !strings.Contains(reply.Diagnostics[0].Message, "still running") {
		t.Errorf("told %+v", reply.Diagnostics)
	}
	if g := reply.Goroutines; len(g) != 1 || g[0].Line != 2 || g[0].Count != 1 {
		t.Errorf("listed %+v", g)
	}
	if reply, _ := f.run("1 + 1"); len(reply.Goroutines) != 1 || len(reply.Diagnostics) != 0 {
		t.Errorf("with the next cell %+v, told %+v", reply.Goroutines, reply.Diagnostics)
	}
	if err := f.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	if reply, _ := f.run("1 + 1"); len(reply.Goroutines) != 0 {
		t.Errorf("after the restart %+v", reply.Goroutines)
	}
}

func TestRedeclaredTypeIsTold(t *testing.T) {
	f := startGo(t)
	f.run("type T struct{ n int }\nx := T{1}\nfunc get() T { return x }")
	reply, _ := f.run("y := 1\ntype T struct{ n, m int }")
	if len(reply.Diagnostics) != 1 || reply.Diagnostics[0].Message != "get and x keep the former T" || reply.Diagnostics[0].Line != 2 {
		t.Errorf("told %+v", reply.Diagnostics)
	}
	if reply, _ := f.run("type T struct{ n, m int }"); len(reply.Diagnostics) != 0 {
		t.Errorf("the same type again: %+v", reply.Diagnostics)
	}
}

func TestLongJobsShowProgress(t *testing.T) {
	f := startGo(t)
	var states []string
	reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{
		Code: "rdd.Map(rdd.Parallelize(sc, []int{1, 2, 3, 4}, 4), func(n int) int { time.Sleep(150 * time.Millisecond); return n }).Collect()",
	}, func(m wire.Message) {
		if c, err := wire.Decode[wire.DisplayContent](m); err == nil && c.Data[wire.MIMEProgress] != nil {
			states = append(states, string(m.Header.Type)+" "+string(c.Data[wire.MIMEProgress]))
		}
	})
	if err != nil || reply.Status != wire.OK {
		t.Fatal(reply, err)
	}
	if len(states) < 2 || !strings.HasPrefix(states[0], "display_data") || !strings.Contains(states[len(states)-1], `"state":"done"`) {
		t.Errorf("progress %q", states)
	}
	if _, said := f.run("rdd.Parallelize(sc, []int{1}).Collect()"); len(said) != 1 {
		t.Errorf("a short job said %q", said)
	}
}

func TestChecksReportThemselves(t *testing.T) {
	f := startGo(t)
	f.run("func Double(n int) int { return n + n }")
	var bundle wire.MIMEBundle
	reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{
		Tests: true,
		Code:  "import \"testing\"\nfunc TestDouble(t *testing.T) {\n\tif Double(4) != 9 {\n\t\tt.Fatalf(\"Double(4) = %d\", Double(4))\n\t}\n}\ntesting.Run(\"TestDouble\", TestDouble)",
	}, func(m wire.Message) {
		if m.Header.Type == wire.ExecuteResult {
			if c, err := wire.Decode[wire.ExecuteResultContent](m); err == nil {
				bundle = c.Data
			}
		}
	})
	if err != nil || reply.Status != wire.OK {
		t.Fatal(reply, err)
	}
	if got := string(bundle[wire.MIMECheck]); !strings.Contains(got, `"passed":false,"log":["Double(4) = 8"]`) {
		t.Errorf("check %s", got)
	}
}

// A check that the answer makes panic says where in the answer; lines of the check itself stay secret.
func TestChecksSayWhereAnAnswerPanics(t *testing.T) {
	f := startGo(t)
	f.run("func Dot(a, b []float64) float64 {\n\tsum := 0.0\n\tfor i := range a {\n\t\tsum += a[i] * b[i+1] // off by one\n\t}\n\treturn sum\n}\n" +
		"func Inverse(xs []int) []int {\n\treturn rdd.Map(rdd.Parallelize(sc, xs), func(x int) int {\n\t\treturn 1 / x\n\t}).Collect()\n}")
	for _, c := range []struct{ body, says, not string }{
		{`Dot([]float64{1, 2}, []float64{3, 4})`, "panic: index out of range [2] with length 2, in line 4: sum += a[i] * b[i+1] // off by one", ""},
		{`Inverse([]int{1, 0})`, "in line 10: return 1 / x", ""},
		{`if rdd.Maybe(func() { Inverse([]int{0}) }) == nil { t.Fatal("no error") }; Dot([]float64{1}, []float64{1})`, ", in line 4: sum", "secret"},
		{`_ = []int{}[len("secret")]`, "panic: index out of range [6] with length 0", "secret"},
	} {
		var check string
		reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Tests: true, CellID: "run",
			Code: "import \"testing\"\nfunc TestIt(t *testing.T) {\n\t" + c.body + "\n}\ntesting.Run(\"TestIt\", TestIt)",
		}, func(m wire.Message) {
			if m.Header.Type == wire.ExecuteResult {
				if c, err := wire.Decode[wire.ExecuteResultContent](m); err == nil {
					check = c.Data.Text("text/plain")
				}
			}
		})
		if err != nil || reply.Status != wire.OK {
			t.Fatal(reply, err)
		}
		if !strings.Contains(check, c.says) || c.not != "" && strings.Contains(check, c.not) {
			t.Errorf("%s says\n%s", c.body, check)
		}
	}
}

func TestHelpAboutANotebookWhileItRuns(t *testing.T) {
	f := startGo(t)
	cells := []wire.CellText{
		{ID: "a", Code: "fmt.Println(\"going\")\nfor {\n}"},
		{ID: "b", Code: "func longest(words []string) string { return words[0] }"},
		{ID: "c", Code: "longest(strings.Fields(\"a b\"))"},
	}
	ask := func(topic wire.HelpTopic, cursor int) wire.Help {
		t.Helper()
		reply, err := f.Help(t.Context(), wire.HelpRequestContent{Topic: topic, NewName: "shortest",
			CompleteRequestContent: wire.CompleteRequestContent{CellID: "c", Code: cells[2].Code, Cursor: cursor, Cells: cells}})
		if err != nil || reply.Status != wire.OK {
			t.Errorf("%s: %+v, %v", topic, reply, err)
		}
		return reply.Help
	}
	var once sync.Once
	asked := make(chan struct{})
	reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: cells[0].Code, CellID: "a"}, func(m wire.Message) {
		if m.Header.Type != wire.Stream {
			return
		}
		once.Do(func() {
			go func() {
				defer close(asked)
				if s := ask(wire.SignatureTopic, 8).Signature; s == nil || s.Name != "longest" || s.Active != 0 || len(s.Params) != 1 {
					t.Errorf("signature %+v", s)
				}
				if d := ask(wire.DefinitionTopic, 3).Definition; d == nil || d.Place == nil || d.Place.CellID != "b" || d.Place.Column != 6 {
					t.Errorf("definition %+v", d)
				}
				if uses := ask(wire.UsesTopic, 3).Uses; len(uses) != 2 || uses[1].CellID != "c" {
					t.Errorf("uses %+v", uses)
				}
				if h := ask(wire.RenameTopic, 3); len(h.Edits) != 2 || h.Edits[0].Text != "shortest" || h.Refused != "" {
					t.Errorf("edits %+v", h)
				}
				if h := ask(wire.RenameTopic, 12); len(h.Edits) != 0 || !strings.Contains(h.Refused, "is a package") {
					t.Errorf("edits of a package %+v", h)
				}
				if names := ask(wire.NamesTopic, 0).Names; len(names) != 3 || names[1].Declares[0] != "longest" || names[2].Uses[0].CellID != "b" {
					t.Errorf("names %+v", names)
				}
				found := ask(wire.FindingsTopic, 0).Findings
				if found == nil || len(found.List) != 1 || found.List[0].Kind != wire.NotRunFinding || found.List[0].Needs != "b" {
					t.Errorf("findings %+v", found)
				}
				if err := f.Interrupt(t.Context()); err != nil {
					t.Error(err)
				}
			}()
		})
	})
	if err != nil || reply.Name != wire.InterruptError {
		t.Errorf("reply %+v, %v", reply, err)
	}
	<-asked
}

func TestHelpKnowsEarlierCells(t *testing.T) {
	f := startGo(t)
	f.run("// longest is a name of the notebook.\nfunc longest(words []string) string { return words[0] }")
	code := "/* é€ */ longe"
	reply, err := f.Complete(t.Context(), wire.CompleteRequestContent{Code: code, Cursor: 14})
	if err != nil || len(reply.Matches) == 0 || reply.Matches[0].Text != "longest" || reply.Start != 9 || reply.End != 14 {
		t.Errorf("completions %+v, %v", reply, err)
	}
	help, err := f.Inspect(t.Context(), wire.CompleteRequestContent{Code: code + "st", Cursor: 12})
	if err != nil || !help.Found || !strings.Contains(help.Data.Text("text/markdown"), "func longest(words []string) string") {
		t.Errorf("inspection %+v, %v", help, err)
	}
}
